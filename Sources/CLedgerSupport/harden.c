#include "CLedgerSupport.h"

static int set(sqlite3 *connection, int option, int value) {
  int now = -1;
  int code = sqlite3_db_config(connection, option, value, &now);
  if (code != SQLITE_OK) return code;
  return now == value ? SQLITE_OK : SQLITE_MISUSE;
}

int kase_harden(sqlite3 *connection, int foreign_file) {
  int code = SQLITE_OK;
  if (code == SQLITE_OK) code = set(connection, SQLITE_DBCONFIG_DEFENSIVE, 1);
  if (code == SQLITE_OK) code = set(connection, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0);
  if (code == SQLITE_OK) code = set(connection, SQLITE_DBCONFIG_DQS_DML, 0);
  if (code == SQLITE_OK) code = set(connection, SQLITE_DBCONFIG_DQS_DDL, 0);
  if (code == SQLITE_OK) code = set(connection, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
  if (code == SQLITE_OK && foreign_file) {
    code = set(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0);
    if (code == SQLITE_OK) code = set(connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0);
  }
  sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, 16000000);
  sqlite3_limit(connection, SQLITE_LIMIT_SQL_LENGTH, 100000);
  sqlite3_limit(connection, SQLITE_LIMIT_COLUMN, 200);
  sqlite3_limit(connection, SQLITE_LIMIT_EXPR_DEPTH, 100);
  sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(connection, SQLITE_LIMIT_TRIGGER_DEPTH, 8);
  return code;
}
