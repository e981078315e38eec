/// A part of the seventh migration: what stands beside a refill, one table a chart, of the directory's shape.
enum SchemaBeside {
  static let tables = ["visits", "charges", "threads"]

  static let sql = tables.map { table in
    """
    CREATE TABLE \(table) (
      id TEXT PRIMARY KEY, external TEXT NOT NULL UNIQUE, holder TEXT REFERENCES patients(id),
      sealed BLOB NOT NULL
    ) STRICT;
    CREATE INDEX \(table)_holder ON \(table) (holder);
    """
  }.joined(separator: "\n")
}
