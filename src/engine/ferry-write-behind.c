/* Writing begins every few megabytes. See ferry-write-behind.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* sync_file_range() */
#include "ferry-write-behind.h"

#include <fcntl.h>
#include <glib/gstdio.h>

#define STRIDE (8 * 1024 * 1024)

struct _FerryWriteBehind
{
  int file; /* -1: not to be had */
  gint64 begun;
  gint64 end;
};

/**
 * ferry_write_behind_new:
 * @path: of the file, which somebody else writes
 * @offset: where that begins
 */
FerryWriteBehind *
ferry_write_behind_new (const char *path, gint64 offset)
{
  FerryWriteBehind *behind = g_new0 (FerryWriteBehind, 1);

  behind->file = g_open (path, O_WRONLY, 0);
  behind->begun = offset;
  behind->end = offset;
  return behind;
}

/**
 * ferry_write_behind_free:
 */
void
ferry_write_behind_free (FerryWriteBehind *behind)
{
  if (behind->file >= 0)
    g_close (behind->file, NULL);
  g_free (behind);
}

/**
 * ferry_write_behind_add:
 *
 * So many more have been written.
 */
void
ferry_write_behind_add (FerryWriteBehind *behind, gint64 bytes)
{
  behind->end += bytes;
  if (behind->file < 0 || behind->end - behind->begun < STRIDE)
    return;
#ifdef SYNC_FILE_RANGE_WRITE
  sync_file_range (behind->file, behind->begun, behind->end - behind->begun, SYNC_FILE_RANGE_WRITE);
#endif
  behind->begun = behind->end;
}
