//! One WebKitWebDriver a test, in a process group of its own, so that driver, application and web processes end together.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

/// A running driver; ends with all its children when dropped.
pub struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    /// Starts a driver whose application will live in `folder` and see these variables.
    pub fn start(folder: &Path, variables: &[(&str, String)]) -> Self {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr()).expect("a free port").port();
        let mut command = Command::new("WebKitWebDriver");
        command
            .arg(format!("--port={port}"))
            .arg("--host=127.0.0.1")
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.env("TAURI_WEBVIEW_AUTOMATION", "true").env("NO_AT_BRIDGE", "1").env("GDK_BACKEND", "x11");
        for (name, sub) in [("HOME", "home"), ("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data"), ("XDG_CACHE_HOME", "cache")] {
            let sub = folder.join(sub);
            std::fs::create_dir_all(&sub).expect("a folder for the application");
            command.env(name, sub);
        }
        command.envs(variables.iter().map(|(name, value)| (name, value)));
        let child = command.spawn().expect("WebKitWebDriver is installed (cargo xtask test installs it)");
        let driver = Self { child, port };
        let begun = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(20), "the driver answers within 20 seconds");
            std::thread::sleep(Duration::from_millis(50));
        }
        driver
    }

    /// Opens the application and connects to its window.
    pub async fn connect(&self, binary: &str, arguments: &[String]) -> Client {
        let mut capabilities = serde_json::Map::new();
        capabilities.insert("webkitgtk:browserOptions".to_owned(), json!({ "binary": binary, "args": arguments }));
        ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .expect("the application opens a window that the driver can reach")
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The whole group: the driver, the application, its web and network processes.
        Command::new("kill").args(["-KILL", "--", &format!("-{}", self.child.id())]).status().ok();
        self.child.wait().ok();
    }
}
