/* How the entries of a folder compare with those on the other side. See ferry-entry-marks.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-entry-marks.h"

#include <glib/gi18n.h>

struct _FerryEntryMarks
{
  GObject parent_instance;

  GHashTable *names; /* raw name to FerryMark, nullable */
};

G_DEFINE_FINAL_TYPE (FerryEntryMarks, ferry_entry_marks, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Told by colour, by a sign and by a word. */
static const struct
{
  const char *icon;
  const char *css_class;
  const char *word; /* to be translated */
} looks[FERRY_MARKS] = {
  [FERRY_MARK_NONE] = { NULL, NULL, NULL },
  [FERRY_MARK_ONLY_HERE] = { "list-add-symbolic", "only-here", N_ ("Only here") },
  [FERRY_MARK_NEWER] = { "go-up-symbolic", "newer", N_ ("Newer") },
  [FERRY_MARK_OLDER] = { "go-down-symbolic", "older", N_ ("Older") },
  [FERRY_MARK_DIFFERENT] = { "dialog-question-symbolic", "different", N_ ("Different") },
};

static void
ferry_entry_marks_finalize (GObject *object)
{
  g_clear_pointer (&FERRY_ENTRY_MARKS (object)->names, g_hash_table_unref);

  G_OBJECT_CLASS (ferry_entry_marks_parent_class)->finalize (object);
}

static void
ferry_entry_marks_class_init (FerryEntryMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_entry_marks_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ferry_entry_marks_init (FerryEntryMarks *marks)
{
}

/**
 * ferry_entry_marks_new:
 */
FerryEntryMarks *
ferry_entry_marks_new (void)
{
  return g_object_new (FERRY_TYPE_ENTRY_MARKS, NULL);
}

/**
 * ferry_entry_marks_get:
 * @name: raw bytes
 */
FerryMark
ferry_entry_marks_get (FerryEntryMarks *marks, const char *name)
{
  if (marks->names == NULL)
    return FERRY_MARK_NONE;
  return (FerryMark) GPOINTER_TO_UINT (g_hash_table_lookup (marks->names, name));
}

/**
 * ferry_entry_marks_take:
 * @names: (transfer full) (nullable): raw name to #FerryMark
 */
void
ferry_entry_marks_take (FerryEntryMarks *marks, GHashTable *names)
{
  g_clear_pointer (&marks->names, g_hash_table_unref);
  marks->names = names;
  g_signal_emit (marks, signals[CHANGED], 0);
}

/**
 * ferry_mark_get_icon:
 *
 * Returns: (nullable): a name of an icon
 */
const char *
ferry_mark_get_icon (FerryMark mark)
{
  return looks[mark].icon;
}

/**
 * ferry_mark_get_class:
 *
 * Returns: (nullable): of style.css
 */
const char *
ferry_mark_get_class (FerryMark mark)
{
  return looks[mark].css_class;
}

/**
 * ferry_mark_get_word:
 *
 * Returns: (nullable): translated
 */
const char *
ferry_mark_get_word (FerryMark mark)
{
  return looks[mark].word != NULL ? _ (looks[mark].word) : NULL;
}
