/* What the journal's writer is handed, and how each becomes rows of the data base: a record is
 * made in the main thread and belongs to the writer from then on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-journal-row.h"
#include "ferry-journal-writer.h"

G_BEGIN_DECLS

typedef enum
{
  FERRY_RECORD_ROW,
  FERRY_RECORD_PLACE,
  FERRY_RECORD_PASSED,
  FERRY_RECORD_REMOVAL,
  FERRY_RECORD_END,
  FERRY_RECORD_FLUSH,
  FERRY_RECORD_STOP,
} FerryRecordKind;

/* On the stack of the one who waits. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean is_answered;
  gboolean is_written;
} FerryJournalFlush;

/* A million of them may wait for a full disk, nearly all PASSED: kept small. */
typedef struct
{
  FerryRecordKind kind;
  gint64 id;
  gint64 size;
  union
  {
    FerryJournalRow *row; /* owned */
    struct
    {
      char *key;      /* owned */
      char *settings; /* owned */
    };
    guint8 digest[FERRY_JOURNAL_DIGEST];
    FerryJournalFlush *flush; /* borrowed */
  };
} FerryJournalRecord;

FerryJournalRecord *ferry_journal_record_new (FerryRecordKind kind);
void ferry_journal_record_free (FerryJournalRecord *record);

typedef struct _FerryJournalRecords FerryJournalRecords;

FerryJournalRecords *ferry_journal_records_new (sqlite3 *db, gint64 owner, GError **error);
void ferry_journal_records_free (FerryJournalRecords *records);
gboolean ferry_journal_records_apply (FerryJournalRecords *records,
                                      const FerryJournalRecord *record,
                                      GError **error);

G_END_DECLS
