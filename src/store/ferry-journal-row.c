/* One transfer as the journal keeps it. One table says which column holds which value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-journal-row.h"

#include <string.h>

typedef enum
{
  COLUMN_INT64,  /* gint64 */
  COLUMN_NUMBER, /* guint, int or gboolean */
  COLUMN_REAL,   /* double */
  COLUMN_TEXT,   /* char *, UTF-8, nullable */
  COLUMN_BYTES,  /* char *, any bytes, nullable */
} ColumnType;

static const struct
{
  const char *name;
  ColumnType type;
  gsize offset;
  gboolean is_nullable;
} columns[] = {
#define COLUMN(name, type)                                                                         \
  {                                                                                                \
#name, type, offsetof(FerryJournalRow, name), FALSE                                            \
  }
#define NULLABLE(name, type)                                                                       \
  {                                                                                                \
#name, type, offsetof(FerryJournalRow, name), TRUE                                             \
  }
  COLUMN (id, COLUMN_INT64),
  COLUMN (parent, COLUMN_INT64),
  COLUMN (position, COLUMN_REAL),
  { "from_place", COLUMN_TEXT, offsetof (FerryJournalRow, from), FALSE },
  { "to_place", COLUMN_TEXT, offsetof (FerryJournalRow, to), FALSE },
  COLUMN (source, COLUMN_BYTES),
  COLUMN (target, COLUMN_BYTES),
  NULLABLE (name, COLUMN_TEXT),
  COLUMN (is_folder, COLUMN_NUMBER),
  COLUMN (flags, COLUMN_NUMBER),
  COLUMN (action, COLUMN_NUMBER),
  COLUMN (is_decided, COLUMN_NUMBER),
  NULLABLE (new_name, COLUMN_BYTES),
  COLUMN (kind, COLUMN_NUMBER),
  COLUMN (size, COLUMN_INT64),
  COLUMN (modified, COLUMN_INT64),
  COLUMN (precision, COLUMN_NUMBER),
  COLUMN (is_utc, COLUMN_NUMBER),
  COLUMN (mode, COLUMN_NUMBER),
  COLUMN (state, COLUMN_NUMBER),
  NULLABLE (resume, COLUMN_TEXT),
  COLUMN (bytes_done, COLUMN_INT64),
  COLUMN (files_done, COLUMN_NUMBER),
  COLUMN (files_total, COLUMN_NUMBER),
  COLUMN (attempts, COLUMN_NUMBER),
  NULLABLE (error_domain, COLUMN_TEXT),
  COLUMN (error_code, COLUMN_NUMBER),
  NULLABLE (error_text, COLUMN_TEXT),
  COLUMN (added, COLUMN_INT64),
  COLUMN (ended, COLUMN_INT64),
  COLUMN (is_history, COLUMN_NUMBER),
#undef NULLABLE
#undef COLUMN
};

/**
 * ferry_journal_row_new:
 *
 * Returns: (transfer full): a row of two files here, with empty names
 */
FerryJournalRow *
ferry_journal_row_new (void)
{
  FerryJournalRow *row = g_new0 (FerryJournalRow, 1);

  row->from = g_strdup ("");
  row->to = g_strdup ("");
  row->source = g_strdup ("");
  row->target = g_strdup ("");
  return row;
}

static gboolean
is_string (guint index)
{
  return columns[index].type == COLUMN_TEXT || columns[index].type == COLUMN_BYTES;
}

/**
 * ferry_journal_row_copy:
 */
FerryJournalRow *
ferry_journal_row_copy (const FerryJournalRow *row)
{
  FerryJournalRow *copy = g_memdup2 (row, sizeof *row);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      char **place = (char **) ((guint8 *) copy + columns[i].offset);

      if (is_string (i))
        *place = g_strdup (*place);
    }
  return copy;
}

/**
 * ferry_journal_row_free:
 */
void
ferry_journal_row_free (FerryJournalRow *row)
{
  if (row == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (is_string (i))
      g_free (*(char **) ((guint8 *) row + columns[i].offset));
  g_free (row);
}

static char *
join_columns (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", columns[i].name);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * ferry_journal_row_get_columns:
 *
 * Returns: their names, with commas between them, in the order of bind and read
 */
const char *
ferry_journal_row_get_columns (void)
{
  static gsize names;

  if (g_once_init_enter (&names))
    g_once_init_leave (&names, (gsize) join_columns ());
  return (const char *) names;
}

/**
 * ferry_journal_row_count_columns:
 */
int
ferry_journal_row_count_columns (void)
{
  return G_N_ELEMENTS (columns);
}

static int
bind_string (sqlite3_stmt *statement, int index, guint column, const char *text)
{
  if (text == NULL)
    return sqlite3_bind_null (statement, index);
  if (columns[column].type == COLUMN_TEXT)
    return sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
  return sqlite3_bind_blob (statement, index, text, (int) strlen (text), SQLITE_STATIC);
}

/**
 * ferry_journal_row_bind:
 * @row: must live until the statement was stepped
 *
 * Returns: an SQLite result code
 */
int
ferry_journal_row_bind (const FerryJournalRow *row, sqlite3_stmt *statement, int first)
{
  int result = SQLITE_OK;

  for (guint i = 0; i < G_N_ELEMENTS (columns) && result == SQLITE_OK; i++)
    {
      gconstpointer place = (const guint8 *) row + columns[i].offset;
      int index = first + (int) i;

      switch (columns[i].type)
        {
        case COLUMN_INT64:
          result = sqlite3_bind_int64 (statement, index, *(const gint64 *) place);
          break;
        case COLUMN_NUMBER:
          result = sqlite3_bind_int (statement, index, *(const int *) place);
          break;
        case COLUMN_REAL:
          result = sqlite3_bind_double (statement, index, *(const double *) place);
          break;
        case COLUMN_TEXT:
        case COLUMN_BYTES:
        default:
          result = bind_string (statement, index, i, *(char *const *) place);
          break;
        }
    }
  return result;
}

/* Neither NULL where something has to be, nor a NUL within. */
static char *
read_string (sqlite3_stmt *statement, guint column)
{
  const char *text = sqlite3_column_blob (statement, (int) column);

  if (text == NULL)
    return columns[column].is_nullable ? NULL : g_strdup ("");
  return g_strndup (text, (gsize) sqlite3_column_bytes (statement, (int) column));
}

/**
 * ferry_journal_row_read:
 * @statement: stands on a row that begins with ferry_journal_row_get_columns()
 *
 * Returns: (transfer full):
 */
FerryJournalRow *
ferry_journal_row_read (sqlite3_stmt *statement)
{
  FerryJournalRow *row = g_new0 (FerryJournalRow, 1);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      gpointer place = (guint8 *) row + columns[i].offset;

      switch (columns[i].type)
        {
        case COLUMN_INT64:
          *(gint64 *) place = sqlite3_column_int64 (statement, (int) i);
          break;
        case COLUMN_NUMBER:
          *(int *) place = sqlite3_column_int (statement, (int) i);
          break;
        case COLUMN_REAL:
          *(double *) place = sqlite3_column_double (statement, (int) i);
          break;
        case COLUMN_TEXT:
        case COLUMN_BYTES:
        default:
          *(char **) place = read_string (statement, i);
          break;
        }
    }
  return row;
}
