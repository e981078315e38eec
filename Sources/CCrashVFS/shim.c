#include "CCrashVFS.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// A file of a watched folder; the real one lies behind it in the same block.
struct shim_file {
  sqlite3_file base;
  int watch;
  const char *path;
  sqlite3_file *real;
};

struct watch {
  char *folder;
  crash_observer observer;
  void *context;
};

static pthread_rwlock_t guard = PTHREAD_RWLOCK_INITIALIZER;
static struct watch watches[crash_watches];
static sqlite3_vfs *system_vfs;

static int find(const char *path) {
  int found = -1;
  if (path == NULL) return found;
  pthread_rwlock_rdlock(&guard);
  for (int i = 0; i < crash_watches && found < 0; i++)
    if (watches[i].folder && strncmp(path, watches[i].folder, strlen(watches[i].folder)) == 0) found = i;
  pthread_rwlock_unlock(&guard);
  return found;
}

// What a test reads for itself is nobody's call.
extern _Thread_local int crash_is_asking;

static int tell(int index, struct crash_event *event, int done) {
  if (crash_is_asking) return SQLITE_OK;
  pthread_rwlock_rdlock(&guard);
  struct watch watch = watches[index];
  pthread_rwlock_unlock(&guard);
  return watch.folder ? watch.observer(watch.context, event, done) : SQLITE_OK;
}

#define FILE_EVENT(kind, how_much, where)                                                             \
  struct shim_file *shim = (struct shim_file *)file;                                                  \
  struct crash_event event = {.call = kind, .path = shim->path, .amount = how_much, .offset = where}; \
  int code = SQLITE_OK

// The call, unless the observer fails it; told again when it went well.
#define PASS(call)                                                \
  code = tell(shim->watch, &event, 0);                            \
  if (code != SQLITE_OK) return code;                             \
  code = (call);                                                  \
  if (code == SQLITE_OK) tell(shim->watch, &event, 1);            \
  return code

static int shim_close(sqlite3_file *file) {
  FILE_EVENT(crash_close, 0, 0);
  // What is closed is gone, whatever the close says.
  code = tell(shim->watch, &event, 0);
  int closed = shim->real->pMethods ? shim->real->pMethods->xClose(shim->real) : SQLITE_OK;
  return code == SQLITE_OK ? closed : code;
}

static int shim_read(sqlite3_file *file, void *bytes, int amount, sqlite3_int64 offset) {
  FILE_EVENT(crash_read, amount, offset);
  code = tell(shim->watch, &event, 0);
  // SQLite's contract for a short read: what is missing is zero.
  if (code == SQLITE_IOERR_SHORT_READ) memset(bytes, 0, (size_t)amount);
  return code == SQLITE_OK ? shim->real->pMethods->xRead(shim->real, bytes, amount, offset) : code;
}

static int shim_write(sqlite3_file *file, const void *bytes, int amount, sqlite3_int64 offset) {
  FILE_EVENT(crash_write, amount, offset);
  event.bytes = bytes;
  code = tell(shim->watch, &event, 0);
  if (code != SQLITE_OK) {
    if (event.part > 0) shim->real->pMethods->xWrite(shim->real, bytes, (int)event.part, offset);
    return code;
  }
  code = shim->real->pMethods->xWrite(shim->real, bytes, amount, offset);
  if (code == SQLITE_OK) tell(shim->watch, &event, 1);
  return code;
}

static int shim_truncate(sqlite3_file *file, sqlite3_int64 size) {
  FILE_EVENT(crash_truncate, size, 0);
  PASS(shim->real->pMethods->xTruncate(shim->real, size));
}

static int shim_sync(sqlite3_file *file, int flags) {
  FILE_EVENT(crash_sync, flags, 0);
  PASS(shim->real->pMethods->xSync(shim->real, flags));
}

static int shim_size(sqlite3_file *file, sqlite3_int64 *size) {
  FILE_EVENT(crash_size, 0, 0);
  PASS(shim->real->pMethods->xFileSize(shim->real, size));
}

static int shim_lock(sqlite3_file *file, int level) {
  FILE_EVENT(crash_lock, level, 0);
  PASS(shim->real->pMethods->xLock(shim->real, level));
}

static int shim_unlock(sqlite3_file *file, int level) {
  FILE_EVENT(crash_unlock, level, 0);
  PASS(shim->real->pMethods->xUnlock(shim->real, level));
}

static int shim_reserved(sqlite3_file *file, int *is_reserved) {
  FILE_EVENT(crash_reserved, 0, 0);
  PASS(shim->real->pMethods->xCheckReservedLock(shim->real, is_reserved));
}

static int shim_control(sqlite3_file *file, int operation, void *argument) {
  struct shim_file *shim = (struct shim_file *)file;
  return shim->real->pMethods->xFileControl(shim->real, operation, argument);
}

static int shim_sector(sqlite3_file *file) {
  struct shim_file *shim = (struct shim_file *)file;
  return shim->real->pMethods->xSectorSize(shim->real);
}

static int shim_device(sqlite3_file *file) {
  struct shim_file *shim = (struct shim_file *)file;
  return shim->real->pMethods->xDeviceCharacteristics(shim->real);
}

static int shim_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **memory) {
  FILE_EVENT(crash_shm_map, extend, page);
  PASS(shim->real->pMethods->xShmMap(shim->real, page, size, extend, memory));
}

static int shim_shm_lock(sqlite3_file *file, int offset, int count, int flags) {
  struct shim_file *shim = (struct shim_file *)file;
  // A lock in memory is let go without asking anybody: SQLite has no way to hear that it failed.
  if (flags & SQLITE_SHM_UNLOCK) return shim->real->pMethods->xShmLock(shim->real, offset, count, flags);
  struct crash_event event = {.call = crash_shm_lock, .path = shim->path, .amount = flags, .offset = offset};
  int code = SQLITE_OK;
  PASS(shim->real->pMethods->xShmLock(shim->real, offset, count, flags));
}

static void shim_shm_barrier(sqlite3_file *file) {
  struct shim_file *shim = (struct shim_file *)file;
  shim->real->pMethods->xShmBarrier(shim->real);
}

static int shim_shm_unmap(sqlite3_file *file, int is_deleted) {
  FILE_EVENT(crash_shm_unmap, is_deleted, 0);
  code = tell(shim->watch, &event, 0);
  int unmapped = shim->real->pMethods->xShmUnmap(shim->real, is_deleted);
  return code == SQLITE_OK ? unmapped : code;
}

// Version 2: shared memory, and no mapped files.
static const sqlite3_io_methods methods = {
  2, shim_close, shim_read, shim_write, shim_truncate, shim_sync, shim_size, shim_lock, shim_unlock,
  shim_reserved, shim_control, shim_sector, shim_device, shim_shm_map, shim_shm_lock, shim_shm_barrier,
  shim_shm_unmap, NULL, NULL,
};

static int vfs_open(sqlite3_vfs *vfs, sqlite3_filename path, sqlite3_file *file, int flags, int *out) {
  int watch = find(path);
  if (watch < 0) return system_vfs->xOpen(system_vfs, path, file, flags, out);
  struct shim_file *shim = (struct shim_file *)file;
  struct crash_event event = {.call = crash_open, .path = path, .amount = flags};
  memset(shim, 0, sizeof *shim);
  int code = tell(watch, &event, 0);
  if (code != SQLITE_OK) return code;
  shim->watch = watch;
  shim->path = path;
  shim->real = (sqlite3_file *)&shim[1];
  code = system_vfs->xOpen(system_vfs, path, shim->real, flags, out);
  // SQLite closes what has methods, also where the opening failed.
  if (shim->real->pMethods) shim->base.pMethods = &methods;
  if (code == SQLITE_OK) tell(watch, &event, 1);
  return code;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int sync_folder) {
  int watch = find(path);
  if (watch < 0) return system_vfs->xDelete(system_vfs, path, sync_folder);
  struct crash_event event = {.call = crash_delete, .path = path, .amount = sync_folder};
  int code = tell(watch, &event, 0);
  if (code != SQLITE_OK) return code;
  code = system_vfs->xDelete(system_vfs, path, sync_folder);
  if (code == SQLITE_OK) tell(watch, &event, 1);
  return code;
}

static int vfs_access(sqlite3_vfs *vfs, const char *path, int flags, int *result) {
  int watch = find(path);
  struct crash_event event = {.call = crash_access, .path = path, .amount = flags};
  int code = watch < 0 ? SQLITE_OK : tell(watch, &event, 0);
  return code == SQLITE_OK ? system_vfs->xAccess(system_vfs, path, flags, result) : code;
}

static pthread_once_t installed = PTHREAD_ONCE_INIT;
static int install_code;
static sqlite3_vfs shim_vfs;

void crash_follow_connections(void);

static void install(void) {
  system_vfs = sqlite3_vfs_find(NULL);
  if (system_vfs == NULL) {
    install_code = SQLITE_ERROR;
    return;
  }
  // All the rest is the system's own; of the vfs that it is called with it reads no more than the longest name.
  shim_vfs = *system_vfs;
  shim_vfs.pNext = NULL;
  shim_vfs.zName = "refilld-crash";
  shim_vfs.szOsFile = (int)sizeof(struct shim_file) + system_vfs->szOsFile;
  shim_vfs.xOpen = vfs_open;
  shim_vfs.xDelete = vfs_delete;
  shim_vfs.xAccess = vfs_access;
  install_code = sqlite3_vfs_register(&shim_vfs, 1);
  crash_follow_connections();
}

int crash_install(void) {
  pthread_once(&installed, install);
  return install_code;
}

int crash_watch(const char *folder, crash_observer observer, void *context) {
  int index = -1;
  pthread_rwlock_wrlock(&guard);
  for (int i = 0; i < crash_watches && index < 0; i++)
    if (watches[i].folder == NULL) index = i;
  if (index >= 0) watches[index] = (struct watch){strdup(folder), observer, context};
  pthread_rwlock_unlock(&guard);
  return index;
}

void crash_unwatch(int index) {
  pthread_rwlock_wrlock(&guard);
  free(watches[index].folder);
  watches[index] = (struct watch){0};
  pthread_rwlock_unlock(&guard);
}
