/* What a synchronization leaves out. See ferry-sync-pattern.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-pattern.h"

#include <string.h>

typedef struct
{
  char *glob; /* without what the flags say */
  gboolean takes;
  gboolean is_for_folders;
  gboolean is_anchored; /* counts from the top; else the name alone is looked at */
} Pattern;

struct _FerrySyncPatterns
{
  GArray *list; /* of Pattern */
  gboolean ignores_case;
};

static void
pattern_clear (gpointer data)
{
  g_free (((Pattern *) data)->glob);
}

/**
 * ferry_sync_patterns_new:
 * @ignores_case: whether "A" and "a" are alike
 */
FerrySyncPatterns *
ferry_sync_patterns_new (gboolean ignores_case)
{
  FerrySyncPatterns *patterns = g_new0 (FerrySyncPatterns, 1);

  patterns->list = g_array_new (FALSE, FALSE, sizeof (Pattern));
  g_array_set_clear_func (patterns->list, pattern_clear);
  patterns->ignores_case = ignores_case;
  return patterns;
}

/**
 * ferry_sync_patterns_free:
 */
void
ferry_sync_patterns_free (FerrySyncPatterns *patterns)
{
  g_array_unref (patterns->list);
  g_free (patterns);
}

/**
 * ferry_sync_patterns_add:
 * @line: one pattern; an empty line and one that begins with "#" are none
 */
void
ferry_sync_patterns_add (FerrySyncPatterns *patterns, const char *line)
{
  g_autofree char *text = g_strchomp (g_strdup (line));
  Pattern pattern = { 0 };
  char *glob = text;
  gsize length;

  if (*glob == '\0' || *glob == '#')
    return;
  pattern.takes = *glob == '!';
  glob += pattern.takes;
  glob += *glob == '\\' && (glob[1] == '#' || glob[1] == '!');
  length = strlen (glob);
  pattern.is_for_folders = length > 0 && glob[length - 1] == '/';
  if (pattern.is_for_folders)
    glob[--length] = '\0';
  pattern.is_anchored = strchr (glob, '/') != NULL;
  glob += *glob == '/';
  if (*glob == '\0')
    return;
  pattern.glob = patterns->ignores_case ? g_ascii_strdown (glob, -1) : g_strdup (glob);
  g_array_append_val (patterns->list, pattern);
}

/**
 * ferry_sync_patterns_add_text:
 * @text: (nullable): patterns, one a line
 */
void
ferry_sync_patterns_add_text (FerrySyncPatterns *patterns, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    ferry_sync_patterns_add (patterns, *line);
}

/* "[a-z]", "[!a-z]": returns what is behind the bracket, NULL if it is none. */
static const char *
match_set (const char *set, char c, gboolean *fits)
{
  gboolean is_not = set[1] == '!' || set[1] == '^';
  const char *p = set + 1 + is_not;
  const char *first = p;

  *fits = FALSE;
  for (; *p != '\0' && (*p != ']' || p == first); p++)
    if (p[1] == '-' && p[2] != ']' && p[2] != '\0')
      {
        *fits |= (guchar) p[0] <= (guchar) c && (guchar) c <= (guchar) p[2];
        p += 2;
      }
    else
      {
        *fits |= *p == c;
      }
  *fits = *fits != is_not;
  return *p == ']' ? p + 1 : NULL;
}

/* One character of the pattern: returns what is behind it, NULL if it does not fit. */
static const char *
match_one (const char *glob, char c)
{
  const char *behind;
  gboolean fits;

  if (*glob == '[' && (behind = match_set (glob, c, &fits)) != NULL)
    return fits && c != '/' ? behind : NULL;
  if (*glob == '?')
    return c != '/' ? glob + 1 : NULL;
  glob += *glob == '\\' && glob[1] != '\0';
  return *glob == c ? glob + 1 : NULL;
}

/* As a stack of two: where the latest star stood, and where the latest double one did, so that no
 * pattern takes longer than its length times the path's, squared. */
static gboolean
matches (const char *glob, const char *path)
{
  const char *star = NULL, *star_path = NULL;
  const char *stars = NULL, *stars_path = NULL;

  while (*path != '\0')
    {
      const char *next;

      if (glob[0] == '*' && glob[1] == '*')
        {
          /* Between slashes it may be no folder at all. */
          glob += 2;
          glob += *glob == '/';
          stars = glob;
          stars_path = path;
          star = NULL;
          continue;
        }
      if (*glob == '*')
        {
          star = ++glob;
          star_path = path;
          continue;
        }
      next = match_one (glob, *path);
      if (next != NULL)
        {
          glob = next;
          path++;
        }
      else if (star != NULL && *star_path != '/')
        {
          glob = star;
          path = ++star_path;
        }
      else if (stars != NULL)
        {
          /* On to the next folder, or to the end where nothing stands behind the stars. */
          const char *slash = *stars == '\0' ? NULL : strchr (stars_path, '/');

          if (slash == NULL)
            return *stars == '\0';
          glob = stars;
          path = stars_path = slash + 1;
          star = NULL;
        }
      else
        return FALSE;
    }
  while (*glob == '*')
    glob++;
  return *glob == '\0';
}

static gboolean
fits (const Pattern *pattern, const char *path, const char *name, gboolean is_folder)
{
  if (pattern->is_for_folders && !is_folder)
    return FALSE;
  return matches (pattern->glob, pattern->is_anchored ? path : name);
}

/**
 * ferry_sync_patterns_takes:
 * @path: below the top, without a slash in front
 *
 * Whoever asks about a file has asked about the folders above it before.
 *
 * Returns: whether it takes part
 */
gboolean
ferry_sync_patterns_takes (const FerrySyncPatterns *patterns, const char *path, gboolean is_folder)
{
  g_autofree char *lowered = patterns->ignores_case ? g_ascii_strdown (path, -1) : NULL;
  const char *whole = lowered != NULL ? lowered : path;
  const char *slash = strrchr (whole, '/');
  const char *name = slash != NULL ? slash + 1 : whole;

  for (guint i = patterns->list->len; i > 0; i--)
    {
      const Pattern *pattern = &g_array_index (patterns->list, Pattern, i - 1);

      if (fits (pattern, whole, name, is_folder))
        return pattern->takes;
    }
  /* A folder is always gone through: what is named may lie in it. */
  return is_folder || patterns->list->len == 0 || !g_array_index (patterns->list, Pattern, 0).takes;
}
