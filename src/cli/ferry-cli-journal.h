/* The journal for ferry-cli: without one everything works, but nothing survives a kill. Main
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-journal.h"

G_BEGIN_DECLS

FerryJournal *ferry_cli_journal_open (void);

G_END_DECLS
