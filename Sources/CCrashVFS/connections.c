#include "CCrashVFS.h"

#include <pthread.h>
#include <string.h>

// Connections that were opened since the shim was installed, the newest last. SQLite does not say when one closes, so
// the table is a ring, and only the newest connection of a path is ever asked for.
enum { most_connections = 1024, most_path = 512 };

static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static struct {
  sqlite3 *db;
  char path[most_path];
} connections[most_connections];
static unsigned opened;

_Thread_local int crash_is_asking;

sqlite3 *crash_writer(const char *path) {
  sqlite3 *found = NULL;
  pthread_mutex_lock(&guard);
  for (unsigned i = 0; i < most_connections && found == NULL; i++) {
    unsigned slot = (opened - 1 - i) % most_connections;
    if (connections[slot].db && strcmp(connections[slot].path, path) == 0) found = connections[slot].db;
  }
  pthread_mutex_unlock(&guard);
  return found;
}

static int ask(sqlite3 *db, const char *sql, char *answer, int size) {
  sqlite3_stmt *statement;
  answer[0] = 0;
  int code = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
  if (code != SQLITE_OK) return code;
  for (int row = 0; sqlite3_step(statement) == SQLITE_ROW; row++) {
    const char *text = (const char *)sqlite3_column_text(statement, 0);
    if (row == 0) sqlite3_snprintf(size, answer, "%s", text ? text : "");
  }
  return sqlite3_finalize(statement);
}

int crash_ask(sqlite3 *db, const char *sql, char *answer, int size) {
  crash_is_asking = 1;
  int code = db ? ask(db, sql, answer, size) : SQLITE_MISUSE;
  crash_is_asking = 0;
  return code;
}

// FNV-1a, 64 bits.
static uint64_t add(uint64_t hash, const void *bytes, size_t count) {
  const unsigned char *byte = bytes;
  for (size_t i = 0; i < count; i++) hash = (hash ^ byte[i]) * UINT64_C(0x100000001B3);
  return hash;
}

static int is_among(const char *name, const char *const *names) {
  for (; names && *names; names++)
    if (strcmp(name, *names) == 0) return 1;
  return 0;
}

static int add_table(sqlite3 *db, const char *table, uint64_t *content) {
  char *sql = sqlite3_mprintf("SELECT * FROM \"%w\"", table);
  if (sql == NULL) return SQLITE_NOMEM;
  sqlite3_stmt *rows;
  int code = sqlite3_prepare_v2(db, sql, -1, &rows, NULL);
  sqlite3_free(sql);
  if (code != SQLITE_OK) return code;
  uint64_t hash = add(*content, table, strlen(table) + 1);
  while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
    for (int column = 0; column < sqlite3_column_count(rows); column++) {
      int type = sqlite3_column_type(rows, column);
      int64_t number = type == SQLITE_INTEGER ? sqlite3_column_int64(rows, column) : 0;
      const void *bytes = type == SQLITE_INTEGER ? NULL : sqlite3_column_blob(rows, column);
      int count = bytes ? sqlite3_column_bytes(rows, column) : 0;
      hash = add(hash, &type, sizeof type);
      hash = add(hash, &number, sizeof number);
      hash = add(hash, &count, sizeof count);
      hash = add(hash, bytes, (size_t)count);
    }
  }
  *content = hash;
  return sqlite3_finalize(rows);
}

static int add_tables(sqlite3 *db, const char *const *except, uint64_t *content) {
  *content = UINT64_C(0xCBF29CE484222325);
  sqlite3_stmt *tables;
  int code = sqlite3_prepare_v2(
    db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'sqlite_sequence' ORDER BY name", -1, &tables,
    NULL);
  if (code != SQLITE_OK) return code;
  while ((code = sqlite3_step(tables)) == SQLITE_ROW) {
    const char *table = (const char *)sqlite3_column_text(tables, 0);
    if (is_among(table, except)) continue;
    code = add_table(db, table, content);
    if (code != SQLITE_OK) break;
  }
  int ended = sqlite3_finalize(tables);
  return code == SQLITE_DONE ? ended : code;
}

int crash_content(sqlite3 *db, const char *const *except, uint64_t *content) {
  crash_is_asking = 1;
  int code = db ? add_tables(db, except, content) : SQLITE_MISUSE;
  crash_is_asking = 0;
  return code;
}

// What is interrupted, and where it is counted. Tests that use it run one after another.
static struct {
  char path[most_path];
  int64_t number;
  int64_t *seen;
} interruption;

static int traced(unsigned kind, void *context, void *statement, void *text) {
  const char *sql = text;
  // A trigger's statements are told as comments; the statement around them was counted.
  if (crash_is_asking || sql == NULL || strncmp(sql, "--", 2) == 0) return 0;
  pthread_mutex_lock(&guard);
  int is_due = interruption.seen && (*interruption.seen)++ == interruption.number;
  pthread_mutex_unlock(&guard);
  if (is_due) sqlite3_interrupt(context);
  return 0;
}

void crash_interrupt(const char *path, int64_t number, int64_t *seen) {
  pthread_mutex_lock(&guard);
  sqlite3_snprintf(sizeof interruption.path, interruption.path, "%s", path ? path : "");
  interruption.number = number;
  interruption.seen = path ? seen : NULL;
  pthread_mutex_unlock(&guard);
}

static int follow(sqlite3 *db, char **message, const struct sqlite3_api_routines *routines) {
  const char *path = sqlite3_db_filename(db, "main");
  if (path == NULL || *path == 0 || strlen(path) >= most_path) return SQLITE_OK;
  pthread_mutex_lock(&guard);
  if (sqlite3_db_readonly(db, "main") == 0) {
    unsigned slot = opened++ % most_connections;
    connections[slot].db = db;
    strcpy(connections[slot].path, path);
  }
  if (interruption.seen && strcmp(path, interruption.path) == 0)
    sqlite3_trace_v2(db, SQLITE_TRACE_STMT, traced, db);
  pthread_mutex_unlock(&guard);
  return SQLITE_OK;
}

void crash_follow_connections(void) {
  sqlite3_auto_extension((void (*)(void))follow);
}
