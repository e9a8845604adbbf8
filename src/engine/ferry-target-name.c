/* What a file is called at its target. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-target-name.h"

#include "ferry-exists.h"
#include "ferry-path.h"

#include <glib/gi18n-lib.h>

/* Two names that a system without case would take for one. */
static char *
dup_key (FerryPlace *to, const char *name)
{
#if defined(G_OS_WIN32) || defined(__APPLE__)
  if (ferry_place_is_local (to))
    return g_utf8_casefold (name, -1);
#endif
  return g_strdup (name);
}

static char *
convert (FerryPlace *from, const char *name, FerryPlace *to, GError **error)
{
  gboolean is_lossy = FALSE;
  g_autofree char *text = NULL;
  g_autofree char *encoded = NULL;

  if (ferry_place_is_same (from, to))
    return g_strdup (name);
  text = ferry_place_decode (from, name, &is_lossy);

  /* A name that decodes badly goes to a server as it is: its bytes are the truth. */
  if (is_lossy && !ferry_place_is_local (to))
    return g_strdup (name);
  encoded = ferry_place_encode (to, text, error);
  if (encoded == NULL || !ferry_place_is_local (to))
    return g_steal_pointer (&encoded);
  return ferry_path_make_local_name (encoded);
}

/**
 * ferry_target_name_make:
 * @taken: names given in this folder so far; the new one is added
 *
 * Returns: (transfer full): one safe path segment for @to, or %NULL where it cannot hold the name
 */
char *
ferry_target_name_make (FerryPlace *from,
                        const char *name,
                        FerryPlace *to,
                        GHashTable *taken,
                        GError **error)
{
  g_autofree char *converted = NULL;
  g_autofree char *unique = NULL;

  if (!ferry_path_check_argument (name, error))
    return NULL;
  if (!ferry_path_is_safe_name (name))
    {
      g_autofree char *shown = ferry_place_decode (from, name, NULL);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                   _ ("“%s” is not a name of a file"), shown);
      return NULL;
    }
  converted = convert (from, name, to, error);
  if (converted == NULL)
    return NULL;

  unique = g_strdup (converted);
  for (guint number = 2; !g_hash_table_add (taken, dup_key (to, unique)); number++)
    {
      g_free (unique);
      unique = ferry_exists_number_name (converted, number);
    }
  return g_steal_pointer (&unique);
}
