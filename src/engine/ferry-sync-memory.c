/* What the last synchronization of two folders left. See ferry-sync-memory.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-memory.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEADER     "ferry-sync 1"
#define WORD_RUN   "run"
#define WORDS_WAY  "<>"                 /* before what was planned */
#define MOST_BYTES (1024 * 1024 * 1024) /* of a file that is read */

/* Read in a thread, otherwise in the main one. */
struct _FerrySyncMemory
{
  GHashTable *pairs;      /* path to FerrySyncPair */
  GHashTable *planned[2]; /* path to FerrySyncPair: what was to be carried left, and right */
  gboolean has_run;       /* a two-way synchronization has come to its end */
};

/**
 * ferry_sync_memory_new:
 */
FerrySyncMemory *
ferry_sync_memory_new (void)
{
  FerrySyncMemory *memory = g_new0 (FerrySyncMemory, 1);

  memory->pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (memory->planned); i++)
    memory->planned[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return memory;
}

/**
 * ferry_sync_memory_free:
 */
void
ferry_sync_memory_free (FerrySyncMemory *memory)
{
  g_hash_table_unref (memory->pairs);
  for (guint i = 0; i < G_N_ELEMENTS (memory->planned); i++)
    g_hash_table_unref (memory->planned[i]);
  g_free (memory);
}

/**
 * ferry_sync_memory_get_file:
 * @left: what the left folder is known by, place and path
 *
 * Returns: (transfer full): where what is remembered of these two lies
 */
GFile *
ferry_sync_memory_get_file (const char *left, const char *right)
{
  g_autofree char *both = g_strconcat (left, "\n", right, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, both, -1);

  return g_file_new_build_filename (g_get_user_state_dir (), "ferry", "sync", sum, NULL);
}

/* "F 120 1700000000 3 1": kind, size, time, precision, UTC. */
static gboolean
read_facts (char **words, FerrySyncFacts *facts)
{
  guint64 precision;

  if (strlen (words[0]) != 1 || strchr ("FD-", words[0][0]) == NULL ||
      !g_ascii_string_to_signed (words[1], 10, -1, G_MAXINT64, &facts->size, NULL) ||
      !g_ascii_string_to_signed (words[2], 10, G_MININT64, G_MAXINT64, &facts->modified, NULL) ||
      !g_ascii_string_to_unsigned (words[3], 10, 0, FERRY_PRECISION_SECOND, &precision, NULL))
    return FALSE;
  facts->is_there = words[0][0] != '-';
  facts->is_folder = words[0][0] == 'D';
  facts->precision = precision;
  facts->is_utc = words[4][0] == '1';
  return TRUE;
}

static void
write_facts (GString *text, const FerrySyncFacts *facts)
{
  g_string_append_printf (text, "%c %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %d ",
                          !facts->is_there   ? '-'
                          : facts->is_folder ? 'D'
                                             : 'F',
                          facts->size, facts->modified, facts->precision, facts->is_utc);
}

#define WORDS_A_SIDE 5

static void
read_pair (GHashTable *pairs, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 2 * WORDS_A_SIDE + 1);
  FerrySyncPair pair = { 0 };

  if (g_strv_length (words) == 2 * WORDS_A_SIDE + 1 && read_facts (words, &pair.left) &&
      read_facts (words + WORDS_A_SIDE, &pair.right))
    g_hash_table_insert (pairs, g_strcompress (words[2 * WORDS_A_SIDE]),
                         g_memdup2 (&pair, sizeof pair));
}

static void
read_line (FerrySyncMemory *memory, const char *line)
{
  const char *way = *line != '\0' ? strchr (WORDS_WAY, *line) : NULL;

  if (g_str_equal (line, WORD_RUN))
    memory->has_run = TRUE;
  else if (way != NULL && line[1] == ' ')
    read_pair (memory->planned[way - WORDS_WAY], line + 2);
  else
    read_pair (memory->pairs, line);
}

/**
 * ferry_sync_memory_load:
 *
 * Returns: (transfer full) (nullable): what @file has; an empty memory where there is none
 */
FerrySyncMemory *
ferry_sync_memory_load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (FerrySyncMemory) memory = ferry_sync_memory_new ();
  g_autoptr (GError) local_error = NULL;
  g_autofree char *content = NULL;
  gsize length;
  char *rest;

  if (!g_file_load_contents (file, cancellable, &content, &length, NULL, &local_error))
    {
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        return g_steal_pointer (&memory);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (length > MOST_BYTES || !g_str_has_prefix (content, HEADER "\n"))
    {
      g_autofree char *path = g_file_get_path (file);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("“%s” is no memory of a synchronization"), path);
      return NULL;
    }
  rest = strchr (content, '\n') + 1;
  for (char *end; (end = strchr (rest, '\n')) != NULL; rest = end + 1)
    {
      *end = '\0';
      read_line (memory, rest);
    }
  return g_steal_pointer (&memory);
}

static void
write_pairs (GString *text, GHashTable *pairs, const char *prefix)
{
  GHashTableIter iter;
  gpointer path, value;

  g_hash_table_iter_init (&iter, pairs);
  while (g_hash_table_iter_next (&iter, &path, &value))
    {
      const FerrySyncPair *pair = value;
      g_autofree char *escaped = g_strescape (path, NULL);

      g_string_append (text, prefix);
      write_facts (text, &pair->left);
      write_facts (text, &pair->right);
      g_string_append (text, escaped);
      g_string_append_c (text, '\n');
    }
}

/**
 * ferry_sync_memory_write:
 *
 * Returns: (transfer full): what to put into the file
 */
GBytes *
ferry_sync_memory_write (const FerrySyncMemory *memory)
{
  GString *text = g_string_new (HEADER "\n");

  if (memory->has_run)
    g_string_append (text, WORD_RUN "\n");
  write_pairs (text, memory->pairs, "");
  write_pairs (text, memory->planned[0], "< ");
  write_pairs (text, memory->planned[1], "> ");
  return g_string_free_to_bytes (text);
}

/**
 * ferry_sync_memory_has_run:
 *
 * Returns: whether a two-way synchronization has come to its end before
 */
gboolean
ferry_sync_memory_has_run (const FerrySyncMemory *memory)
{
  return memory->has_run;
}

/**
 * ferry_sync_memory_set_run:
 */
void
ferry_sync_memory_set_run (FerrySyncMemory *memory)
{
  memory->has_run = TRUE;
}

/**
 * ferry_sync_memory_find:
 *
 * Returns: (transfer none) (nullable): what was left at @path
 */
const FerrySyncPair *
ferry_sync_memory_find (const FerrySyncMemory *memory, const char *path)
{
  return g_hash_table_lookup (memory->pairs, path);
}

/**
 * ferry_sync_memory_note:
 */
void
ferry_sync_memory_note (FerrySyncMemory *memory, const char *path, const FerrySyncPair *pair)
{
  g_hash_table_insert (memory->pairs, g_strdup (path), g_memdup2 (pair, sizeof *pair));
}

/**
 * ferry_sync_memory_plan:
 * @pair: what is at @path before
 *
 * Before a file is carried over: whoever comes after a killed run can tell from it what that run,
 * or the queue that it left behind, has done.
 */
void
ferry_sync_memory_plan (FerrySyncMemory *memory,
                        const char *path,
                        gboolean is_right,
                        const FerrySyncPair *pair)
{
  g_hash_table_remove (memory->planned[!is_right], path);
  g_hash_table_insert (memory->planned[is_right != FALSE], g_strdup (path),
                       g_memdup2 (pair, sizeof *pair));
}

/**
 * ferry_sync_memory_unplan:
 *
 * It was carried over, and noted.
 */
void
ferry_sync_memory_unplan (FerrySyncMemory *memory, const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (memory->planned); i++)
    g_hash_table_remove (memory->planned[i], path);
}

/**
 * ferry_sync_memory_find_plan:
 * @is_right: (out): whether it was to be carried to the right
 *
 * Returns: (transfer none) (nullable): what was at @path then
 */
const FerrySyncPair *
ferry_sync_memory_find_plan (const FerrySyncMemory *memory, const char *path, gboolean *is_right)
{
  const FerrySyncPair *pair = g_hash_table_lookup (memory->planned[1], path);

  *is_right = pair != NULL;
  return pair != NULL ? pair : g_hash_table_lookup (memory->planned[0], path);
}

static void
copy_below (GHashTable *from, GHashTable *to, const char *folder)
{
  gsize length = strlen (folder);
  GHashTableIter iter;
  gpointer path, pair;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &path, &pair))
    {
      const char *rest = (const char *) path + length;

      if (g_str_has_prefix (path, folder) && (*rest == '/' || *rest == '\0'))
        g_hash_table_insert (to, g_strdup (path), g_memdup2 (pair, sizeof (FerrySyncPair)));
    }
}

/**
 * ferry_sync_memory_copy_below:
 *
 * Notes in @to all that @from knows of @folder and what is in it.
 */
void
ferry_sync_memory_copy_below (const FerrySyncMemory *from, FerrySyncMemory *to, const char *folder)
{
  copy_below (from->pairs, to->pairs, folder);
  for (guint i = 0; i < G_N_ELEMENTS (from->planned); i++)
    copy_below (from->planned[i], to->planned[i], folder);
}

/**
 * ferry_sync_memory_forget:
 */
void
ferry_sync_memory_forget (FerrySyncMemory *memory, const char *path)
{
  g_hash_table_remove (memory->pairs, path);
}

/**
 * ferry_sync_memory_get_length:
 */
guint
ferry_sync_memory_get_length (const FerrySyncMemory *memory)
{
  return g_hash_table_size (memory->pairs);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autofree char *path = g_file_get_path (source);
  g_autofree char *folder = g_path_get_dirname (path);
  GBytes *bytes = data;
  GError *error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL),
                                (gssize) g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_CONSISTENT,
                                0600, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * ferry_sync_memory_save_async:
 *
 * Writes @file anew, whole or not at all.
 */
void
ferry_sync_memory_save_async (const FerrySyncMemory *memory,
                              GFile *file,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (file, NULL, callback, user_data);

  g_task_set_task_data (task, ferry_sync_memory_write (memory), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, write_in_thread);
}
