/* Names for the local disk. The same name always becomes the same local name, which is one path
 * segment and so never leaves the folder it is saved in. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-local-name.h"

#include "ferry-path.h"

#include <string.h>

#define MAX_BYTES 255

/* Names that Windows takes for devices, whatever extension follows (Win32 "Naming Files"). */
static const char *const device_names[] = {
  "CON",  "PRN",  "AUX",  "NUL",  "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7",
  "COM8", "COM9", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
};

static gboolean
is_device_name (const char *name)
{
  gsize length = strcspn (name, ".");

  /* "NUL .txt" is the device too. */
  while (length > 0 && name[length - 1] == ' ')
    length--;
  for (guint i = 0; i < G_N_ELEMENTS (device_names); i++)
    if (strlen (device_names[i]) == length &&
        g_ascii_strncasecmp (name, device_names[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* Windows drops dots and spaces at the end, and so opens another file. */
static void
replace_end (char *name)
{
  gsize length = strlen (name);

  while (length > 0 && (name[length - 1] == '.' || name[length - 1] == ' '))
    name[--length] = '_';
}

/* Cuts the stem, not the extension, and no UTF-8 character in two; what is not UTF-8 may be bytes
 * that look like the middle of one from end to end. */
static char *
shorten (char *name)
{
  gsize length = strlen (name);
  const char *dot = strrchr (name, '.');
  gsize extension = dot != NULL && dot > name ? length - (gsize) (dot - name) : 0;
  gsize stem;
  char *shorter;

  if (length <= MAX_BYTES)
    return name;
  if (extension > 32)
    extension = 0;
  stem = MAX_BYTES - extension;
  while (stem > MAX_BYTES - extension - 3 && ((guchar) name[stem] & 0xc0) == 0x80)
    stem--;
  shorter = g_strdup_printf ("%.*s%s", (int) stem, name, name + length - extension);
  g_free (name);
  return shorter;
}

/* To a name that is short enough. */
static char *
apply_windows_rules (char *name)
{
  for (char *p = name; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || strchr ("<>:\"\\|?*", *p) != NULL)
      *p = '_';
  replace_end (name);
  if (is_device_name (name))
    {
      char *changed = shorten (g_strconcat ("_", name, NULL));

      g_free (name);
      replace_end (changed);
      return changed;
    }
  return name;
}

/**
 * ferry_local_name_make:
 * @name: a name as the server has it, decoded where that was possible
 *
 * Changes what the local file system cannot hold: '/' and control line ends everywhere; on Windows
 * also `< > : " \ | ? *`, control characters, a dot or space at the end, and device names. "." and
 * ".." and the empty name become "_", "__" and "_". Over 255 bytes the stem is cut.
 *
 * Returns: (transfer full): one path segment
 */
char *
ferry_local_name_make (const char *name, FerryLocalNames rules)
{
  char *local = g_strdup (name[0] != '\0' ? name : "_");

  g_strdelimit (local, "/\r\n", '_');
  if (strcmp (local, ".") == 0 || strcmp (local, "..") == 0)
    g_strdelimit (local, ".", '_');
  local = shorten (local);
  return rules == FERRY_LOCAL_NAMES_WINDOWS ? apply_windows_rules (local) : local;
}

/**
 * ferry_path_make_local_name:
 *
 * Returns: (transfer full): @name by the rules of the system that we run on
 */
char *
ferry_path_make_local_name (const char *name)
{
#ifdef G_OS_WIN32
  return ferry_local_name_make (name, FERRY_LOCAL_NAMES_WINDOWS);
#else
  return ferry_local_name_make (name, FERRY_LOCAL_NAMES_UNIX);
#endif
}
