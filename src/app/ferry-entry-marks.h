/* How the entries of a folder compare with those on the other side: for their names in the list.
 * Main thread.
 *
 * Signal: "changed" (marks).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_MARK_NONE, /* the same, or nobody compares */
  FERRY_MARK_ONLY_HERE,
  FERRY_MARK_NEWER,
  FERRY_MARK_OLDER,
  FERRY_MARK_DIFFERENT,
} FerryMark;
#define FERRY_MARKS (FERRY_MARK_DIFFERENT + 1)

#define FERRY_TYPE_ENTRY_MARKS (ferry_entry_marks_get_type ())
G_DECLARE_FINAL_TYPE (FerryEntryMarks, ferry_entry_marks, FERRY, ENTRY_MARKS, GObject)

FerryEntryMarks *ferry_entry_marks_new (void);
FerryMark ferry_entry_marks_get (FerryEntryMarks *marks, const char *name);
void ferry_entry_marks_take (FerryEntryMarks *marks, GHashTable *names);

const char *ferry_mark_get_icon (FerryMark mark);
const char *ferry_mark_get_class (FerryMark mark);
const char *ferry_mark_get_word (FerryMark mark);

G_END_DECLS
