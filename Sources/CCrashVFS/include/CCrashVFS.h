#ifndef REFILLD_CRASH_VFS_H
#define REFILLD_CRASH_VFS_H

#include <sqlite3.h>
#include <stdint.h>

/// What SQLite asks of a file, in the order of `sqlite3_io_methods` and `sqlite3_vfs`.
enum crash_call {
  crash_open,
  crash_close,
  crash_read,
  crash_write,
  crash_truncate,
  crash_sync,
  crash_size,
  crash_lock,
  crash_unlock,
  crash_reserved,
  crash_shm_map,
  crash_shm_lock,
  crash_shm_unmap,
  crash_delete,
  crash_access,
  crash_calls
};

/// One call on a file of a watched folder.
struct crash_event {
  enum crash_call call;
  /// The file's path, as SQLite names it.
  const char *path;
  /// What is written; NULL for every other call.
  const void *bytes;
  /// Bytes read or written; the new size for truncate; SQLite's flags for open, sync, lock and delete.
  int64_t amount;
  /// Where it is read or written.
  int64_t offset;
  /// Set by the observer, with a failure of a write: so many bytes get there all the same.
  int64_t part;
};

/// Called on the thread that makes the call: before it with `done` 0, where another result than SQLITE_OK is what SQLite
/// gets instead of the call; and after it with `done` 1 where it went well, where the result is ignored.
typedef int (*crash_observer)(void *context, struct crash_event *event, int done);

/// Puts the shim in front of SQLite's own file system, for good. What lies in no watched folder goes straight through.
/// - Returns: SQLite's result code.
int crash_install(void);

/// Watches the files of a folder, given as an absolute path that ends with a slash. At most `crash_watches` at once.
/// - Returns: a number for `crash_unwatch`; -1 where none is free.
int crash_watch(const char *folder, crash_observer observer, void *context);

/// Forgets a folder. Its files must be closed.
void crash_unwatch(int watch);

enum { crash_watches = 64 };

/// The open connection on a database file that may write; NULL where there is none. The caller sees to it that nobody
/// uses it meanwhile.
sqlite3 *crash_writer(const char *path);

/// The first value that a statement gives, as text cut to `size` bytes; empty where it gives none.
/// - Returns: SQLite's result code.
int crash_ask(sqlite3 *db, const char *sql, char *answer, int size);

/// A number for all that the tables of a database hold, in every table but those named; NULL: none is left out.
/// - Returns: SQLite's result code.
int crash_content(sqlite3 *db, const char *const *except, uint64_t *content);

/// Interrupts the statement that is the `number`th from now on the connections that are opened to this file from now
/// on, counted from 0, where it can be; negative: none. `*seen` counts them. What only begins or ends a transaction goes
/// on. One file at a time; NULL: no more.
void crash_interrupt(const char *path, int64_t number, int64_t *seen);

#endif
