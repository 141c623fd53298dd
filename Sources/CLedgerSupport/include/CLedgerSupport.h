#ifndef C_LEDGER_SUPPORT_H
#define C_LEDGER_SUPPORT_H

#include <sqlite3.h>

/// Switches a connection's dangerous features off: schema writes, double-quoted text, raw tokenizer
/// pointers, extensions; and lowers its limits. `sqlite3_db_config` is variadic, which Swift can't call.
///
/// Returns SQLITE_OK, or the first code that is not.
int kase_harden(sqlite3 *connection, int foreign_file);

#endif
