/* The order of the groups in a GKeyFile. It is changed in the text, where comments stay with what
 * they stand above. See ferry-site-order.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-site-order.h"

#include <string.h>

typedef struct
{
  char *group;   /* NULL: what stands above the first group */
  GString *text; /* its lines, with the comment above it */
} Block;

static Block *
block_new (const char *group)
{
  Block *block = g_new (Block, 1);

  block->group = g_strdup (group);
  block->text = g_string_new (NULL);
  return block;
}

static void
block_free (Block *block)
{
  g_free (block->group);
  g_string_free (block->text, TRUE);
  g_free (block);
}

static char *
dup_group (const char *line)
{
  const char *end = line[0] == '[' ? strrchr (line, ']') : NULL;

  return end != NULL ? g_strndup (line + 1, end - line - 1) : NULL;
}

/* Comments wait for what comes below them. */
static GPtrArray *
split (const char *text)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) waiting = g_string_new (NULL);
  Block *block = block_new (NULL);

  g_ptr_array_add (blocks, block);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *group = dup_group (lines[i]);

      /* GKeyFile puts empty lines where it likes, also between a comment and its group. The one
       * above the first group is the whole file's. */
      if (lines[i][0] == '\0' && block->group == NULL)
        {
          g_string_append_len (block->text, waiting->str, waiting->len);
          g_string_truncate (waiting, 0);
        }
      if (lines[i][0] == '\0')
        continue;
      if (group != NULL)
        {
          block = block_new (group);
          g_ptr_array_add (blocks, block);
        }
      g_string_append_printf (waiting, "%s\n", lines[i]);
      if (lines[i][0] == '#')
        continue;
      g_string_append_len (block->text, waiting->str, waiting->len);
      g_string_truncate (waiting, 0);
    }
  g_string_append_len (block->text, waiting->str, waiting->len);
  return blocks;
}

static Block *
take (GPtrArray *blocks, const char *group)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      Block *block = g_ptr_array_index (blocks, i);

      if (g_strcmp0 (block->group, group) == 0)
        return g_ptr_array_steal_index (blocks, i);
    }
  return NULL;
}

static guint
find (GPtrArray *blocks, const char *group)
{
  for (guint i = 0; group != NULL && i < blocks->len; i++)
    if (g_strcmp0 (((Block *) g_ptr_array_index (blocks, i))->group, group) == 0)
      return i;
  return blocks->len;
}

/**
 * ferry_site_order_move:
 * @before: (nullable): the group that is to follow; %NULL puts @group last
 *
 * Returns: (transfer full) (nullable): a key file in the new order; %NULL where there is no such
 * group
 */
GKeyFile *
ferry_site_order_move (GKeyFile *key_file, const char *group, const char *before)
{
  g_autofree char *text = g_key_file_to_data (key_file, NULL, NULL);
  g_autoptr (GPtrArray) blocks = split (text);
  g_autoptr (GString) joined = g_string_new (NULL);
  g_autoptr (GKeyFile) moved = g_key_file_new ();
  Block *block = take (blocks, group);

  if (block == NULL)
    return NULL;
  g_ptr_array_insert (blocks, (int) find (blocks, before), block);
  for (guint i = 0; i < blocks->len; i++)
    {
      Block *next = g_ptr_array_index (blocks, i);

      g_string_append_len (joined, next->text->str, next->text->len);
      if (next->text->len > 0)
        g_string_append_c (joined, '\n');
    }
  if (!g_key_file_load_from_data (moved, joined->str, joined->len,
                                  G_KEY_FILE_KEEP_COMMENTS | G_KEY_FILE_KEEP_TRANSLATIONS, NULL))
    return NULL;
  return g_steal_pointer (&moved);
}
