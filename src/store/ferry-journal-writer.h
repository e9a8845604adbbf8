/* The thread that writes the journal. Others hand it plain records and go on; it commits them
 * twice a second or every thousand, what stands in the queue itself at once. What cannot be
 * written, because the disk is full say, is kept in memory and tried again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-journal-row.h"

G_BEGIN_DECLS

#define FERRY_JOURNAL_DIGEST 16

/* Instead of a size for ferry_journal_pass(): the file was left out; or it was begun, and nothing
 * was in its way, so that what is there later is ours. */
#define FERRY_JOURNAL_SKIPPED (-1)
#define FERRY_JOURNAL_BEGUN   (-2)

typedef struct _FerryJournalWriter FerryJournalWriter;

/* In the writer's thread: the journal cannot be written (@problem), or can again (%NULL). */
typedef void (*FerryJournalProblemFunc) (const char *problem, gpointer user_data);

FerryJournalWriter *ferry_journal_writer_new (const char *path,
                                              gint64 owner,
                                              FerryJournalProblemFunc func,
                                              gpointer user_data);
gboolean ferry_journal_writer_flush (FerryJournalWriter *writer);
void ferry_journal_writer_free (FerryJournalWriter *writer);

void ferry_journal_writer_put (FerryJournalWriter *writer, FerryJournalRow *row);
void ferry_journal_writer_put_place (FerryJournalWriter *writer, char *key, char *settings);
void ferry_journal_writer_pass (FerryJournalWriter *writer,
                                gint64 parent,
                                const guint8 *digest,
                                gint64 size);
void ferry_journal_writer_remove (FerryJournalWriter *writer, gint64 id);
void ferry_journal_writer_end_all (FerryJournalWriter *writer);

G_END_DECLS
