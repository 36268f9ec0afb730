//! Writing packages: everything between two points of the journal, straight from the file to the disk.

use std::collections::BTreeMap;
use std::io::{BufWriter, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use rusqlite::{Connection, params};
use serde_json::value::RawValue;

use super::branches;
use super::lines::{ActionLine, EntryLine, FORMAT, Head, Heard, Replica};
use super::seal::{Key, NONCE, Sealing};
use crate::error::{Code, Error, Facts, Result};
use crate::file::rebuild::Progress;
use crate::file::vector::Vector;
use crate::file::{failure, migrations};
use crate::ids::{RawId, hex};
use crate::values::Moment;

/// What a package is to hold.
pub(in crate::file) struct Wanted<'a> {
    /// Nothing up to here.
    pub(in crate::file) from: &'a Vector,
    /// Everything up to here.
    pub(in crate::file) to: &'a Vector,
    /// What the reader must have besides.
    pub(in crate::file) needs: &'a Vector,
    /// Which copy writes.
    pub(in crate::file) writer: RawId,
    pub(in crate::file) operator: &'a str,
    pub(in crate::file) made: Moment,
    pub(in crate::file) heard: BTreeMap<RawId, Heard>,
}

/// Writes a package and says how many actions and entries went into it.
pub(in crate::file) fn write(
    conn: &Connection,
    out: impl Write,
    (key, file, nonce): (&Key, RawId, &[u8; NONCE]),
    wanted: &Wanted<'_>,
    progress: &mut Progress<'_>,
) -> Result<Head> {
    let head = head(conn, wanted)?;
    let sealing = Sealing::new(BufWriter::new(out), key, file, nonce).map_err(|error| failed(&error))?;
    let mut lines = Lines { out: GzEncoder::new(sealing, Compression::fast()), gathered: Vec::new() };
    lines.write(&head)?;
    for (place, replica) in head.replicas.iter().enumerate() {
        let (from, to) = (wanted.from.get(replica.id), wanted.to.get(replica.id));
        if from < to {
            write_replica(conn, &mut lines, &head, place, (from, to), progress)?;
        }
    }
    lines.finish()?.finish().and_then(Sealing::finish).and_then(|mut out| out.flush()).map_err(|error| failed(&error))?;
    Ok(head)
}

fn head(conn: &Connection, wanted: &Wanted<'_>) -> Result<Head> {
    let mut select = conn.prepare_cached("SELECT id, code, created_at FROM replica ORDER BY id")?;
    let replicas = select.query_map([], |row| Ok(Replica { id: row.get(0)?, code: row.get(1)?, created: row.get(2)? }))?;
    let mut head = Head {
        format: FORMAT,
        schema: migrations::STEPS.len() as u32,
        app: env!("CARGO_PKG_VERSION").to_owned(),
        made: crate::store::columns::moment_text(wanted.made),
        from: wanted.writer,
        operator: wanted.operator.to_owned(),
        replicas: replicas.collect::<rusqlite::Result<_>>()?,
        needs: wanted.needs.clone(),
        end: wanted.to.clone(),
        needs_marks: branches::marks(conn, wanted.needs)?,
        end_marks: branches::marks(conn, wanted.to)?,
        heard: wanted.heard.clone(),
        actions: 0,
        entries: 0,
    };
    let mut count = conn.prepare_cached("SELECT count(*) FROM action JOIN replica USING (rix) WHERE replica.id = ?1 AND seq > ?2 AND seq <= ?3")?;
    for replica in &head.replicas {
        let (from, to) = (wanted.from.get(replica.id), wanted.to.get(replica.id));
        if from < to {
            head.actions += count.query_row(params![replica.id, from, to], |row| row.get::<_, u32>(0))?;
            head.entries += u32::try_from(to - from).map_err(|error| Error::new(Code::Internal).because(error))?;
        }
    }
    Ok(head)
}

fn write_replica(
    conn: &Connection,
    lines: &mut Lines<impl Write>,
    head: &Head,
    place: usize,
    (from, to): (i64, i64),
    progress: &mut Progress<'_>,
) -> Result<()> {
    let place_of = |id: RawId| head.replicas.iter().position(|replica| replica.id == id).unwrap_or_default() as u32;
    let rix: i64 = conn.prepare_cached("SELECT rix FROM replica WHERE id = ?1")?.query_row([head.replicas[place].id], |row| row.get(0))?;
    let mut actions = conn.prepare_cached(
        "SELECT a.seq, a.clock, a.operator, a.op, a.about, a.wall, a.app, a.schema, r.id, a.undoes_seq, a.hash, \
         coalesce((SELECT min(seq) FROM action WHERE rix = a.rix AND seq > a.seq), (SELECT max(seq) + 1 FROM entry WHERE rix = a.rix)) \
         FROM action AS a LEFT JOIN replica AS r ON r.rix = a.undoes_rix WHERE a.rix = ?1 AND a.seq > ?2 AND a.seq <= ?3 ORDER BY a.seq",
    )?;
    let mut entries =
        conn.prepare_cached("SELECT clock, tbl, row, op, data, salt, data_hash FROM entry WHERE rix = ?1 AND seq >= ?2 AND seq < ?3 ORDER BY seq")?;
    let mut rows = actions.query(params![rix, from, to])?;
    while let Some(row) = rows.next()? {
        let (seq, next): (i64, i64) = (row.get(0)?, row.get(11)?);
        let undoes = row.get::<_, Option<RawId>>(8)?.map(place_of).zip(row.get(9)?);
        let hash = hex(row.get_ref(10)?.as_blob()?);
        let action = ActionLine(
            place as u32,
            seq,
            row.get(1)?,
            row.get(2)?,
            row.get(3)?,
            row.get(4)?,
            row.get(5)?,
            row.get(6)?,
            row.get(7)?,
            undoes,
            hash,
            (next - seq) as u32,
        );
        lines.write(&action)?;
        let mut within = entries.query(params![rix, seq, next])?;
        while let Some(entry) = within.next()? {
            let data = entry.get_ref(4)?.as_str_or_null()?.map(serde_json::from_str::<&RawValue>).transpose();
            let data = data.map_err(|error| Error::new(Code::DamagedFile).because(error))?;
            let salt = entry.get_ref(5)?.as_blob_or_null()?.map(hex);
            let data_hash = if data.is_none() { Some(hex(entry.get_ref(6)?.as_blob()?)) } else { None };
            lines.write(&EntryLine(entry.get(0)?, entry.get_ref(1)?.as_str()?.into(), entry.get(2)?, entry.get(3)?, data, salt, data_hash))?;
            progress.step()?;
        }
    }
    Ok(())
}

/// Lines on their way to the compressor. JSON comes in crumbs: they are gathered, because each write has its price.
struct Lines<W: Write> {
    out: W,
    gathered: Vec<u8>,
}

impl<W: Write> Lines<W> {
    /// How much is gathered before it is written.
    const ENOUGH: usize = 32 * 1024;

    fn write(&mut self, line: &impl serde::Serialize) -> Result<()> {
        serde_json::to_writer(&mut self.gathered, line).map_err(|error| Error::new(Code::Internal).because(error))?;
        self.gathered.push(b'\n');
        if self.gathered.len() < Self::ENOUGH { Ok(()) } else { self.pass_on() }
    }

    fn pass_on(&mut self) -> Result<()> {
        self.out.write_all(&self.gathered).map_err(|error| failed(&error))?;
        self.gathered.clear();
        Ok(())
    }

    fn finish(mut self) -> Result<W> {
        self.pass_on()?;
        Ok(self.out)
    }
}

fn failed(error: &std::io::Error) -> Error {
    // The caller knows the path.
    let failed = failure::of_io(error, std::path::Path::new(""));
    Error { facts: Facts::new(), ..failed }
}
