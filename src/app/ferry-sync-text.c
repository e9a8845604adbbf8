/* The words for a synchronization. See ferry-sync-text.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-text.h"

#include "ferry-direction.h"
#include "ferry-format.h"

#include <glib/gi18n.h>

const FerryChoice ferry_sync_mode_choices[] = {
  { FERRY_SYNC_MIRROR_RIGHT, "mirror", N_ ("Mirror to the right →"),
    N_ ("The right side becomes what the left one is.") },
  { FERRY_SYNC_MIRROR_LEFT, "mirror-back", N_ ("← Mirror to the left"),
    N_ ("The left side becomes what the right one is.") },
  { FERRY_SYNC_UPDATE_RIGHT, "update", N_ ("Update the right side →"),
    N_ ("What is newer on the left goes to the right. Nothing is deleted.") },
  { FERRY_SYNC_UPDATE_LEFT, "update-back", N_ ("← Update the left side"),
    N_ ("What is newer on the right goes to the left. Nothing is deleted.") },
  { FERRY_SYNC_TWO_WAY, "two-way", N_ ("Both ways ↔"),
    N_ ("What changed on one side since the last time goes to the other.") },
  { 0, NULL, NULL, NULL },
};

const FerryChoice ferry_sync_compare_choices[] = {
  { FERRY_SYNC_BY_TIME, "time", N_ ("By size and time"), NULL },
  { FERRY_SYNC_BY_SIZE, "size", N_ ("By size"), NULL },
  { FERRY_SYNC_BY_CONTENT, "content", N_ ("By content"), NULL },
  { 0, NULL, NULL, NULL },
};

const FerryChoice ferry_sync_action_choices[] = {
  { FERRY_SYNC_LEAVE, "leave", N_ ("Leave alone"), NULL },
  { FERRY_SYNC_COPY_RIGHT, "copy-right", N_ ("Copy →"), NULL },
  { FERRY_SYNC_COPY_LEFT, "copy-left", N_ ("← Copy"), NULL },
  { FERRY_SYNC_DELETE_RIGHT, "delete-right", N_ ("Delete right"), NULL },
  { FERRY_SYNC_DELETE_LEFT, "delete-left", N_ ("Delete left"), NULL },
  { 0, NULL, NULL, NULL },
};

/**
 * ferry_sync_text_reason:
 */
const char *
ferry_sync_text_reason (FerrySyncReason reason)
{
  static const char *const reasons[FERRY_SYNC_REASONS] = {
    [FERRY_SYNC_SAME] = N_ ("The same"),
    [FERRY_SYNC_ONLY_LEFT] = N_ ("Only on the left"),
    [FERRY_SYNC_ONLY_RIGHT] = N_ ("Only on the right"),
    [FERRY_SYNC_LEFT_NEWER] = N_ ("Newer on the left"),
    [FERRY_SYNC_RIGHT_NEWER] = N_ ("Newer on the right"),
    [FERRY_SYNC_DIFFERENT] = N_ ("Different"),
    [FERRY_SYNC_KINDS] = N_ ("A file and a folder"),
    [FERRY_SYNC_GONE_LEFT] = N_ ("Deleted on the left"),
    [FERRY_SYNC_GONE_RIGHT] = N_ ("Deleted on the right"),
    [FERRY_SYNC_CHANGED_LEFT] = N_ ("Changed on the left"),
    [FERRY_SYNC_CHANGED_RIGHT] = N_ ("Changed on the right"),
    [FERRY_SYNC_CONFLICT] = N_ ("Changed on both sides"),
    [FERRY_SYNC_UNREADABLE] = N_ ("Cannot be listed"),
  };

  return ferry_direction_translate (reasons[reason]);
}

/**
 * ferry_sync_text_facts:
 * @entry: (nullable):
 *
 * Returns: (transfer full): size and time of one side
 */
char *
ferry_sync_text_facts (const FerryEntry *entry)
{
  g_autofree char *size = NULL;
  g_autofree char *modified = NULL;

  if (entry == NULL)
    return g_strdup ("—");
  if (ferry_entry_is_directory (entry))
    return g_strdup (_ ("Folder"));
  size = ferry_format_size (entry->size);
  modified = ferry_format_modified_short (entry);
  /* Translators: size and time of a file */
  return g_strdup_printf (_ ("%s, %s"), size, modified);
}

static void
add_part (GString *text, char *part)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
  g_free (part);
}

/**
 * ferry_sync_text_totals:
 *
 * Returns: (transfer full): what the plan as it stands is going to do
 */
char *
ferry_sync_text_totals (const FerrySyncTotals *totals)
{
  GString *text = g_string_new (NULL);
  gboolean is_mirrored = ferry_direction_is_mirrored ();
  guint rightward = is_mirrored ? totals->copies_left : totals->copies_right;
  guint leftward = is_mirrored ? totals->copies_right : totals->copies_left;
  g_autofree char *size_right =
      ferry_format_size (is_mirrored ? totals->bytes_left : totals->bytes_right);
  g_autofree char *size_left =
      ferry_format_size (is_mirrored ? totals->bytes_right : totals->bytes_left);
  guint deletes = totals->deletes_left + totals->deletes_right;

  if (rightward > 0)
    /* Translators: how many files, and their size */
    add_part (text, g_strdup_printf (ngettext ("%'u file to the right (%s)",
                                               "%'u files to the right (%s)", rightward),
                                     rightward, size_right));
  if (leftward > 0)
    /* Translators: how many files, and their size */
    add_part (text, g_strdup_printf (ngettext ("%'u file to the left (%s)",
                                               "%'u files to the left (%s)", leftward),
                                     leftward, size_left));
  if (deletes > 0)
    add_part (text, g_strdup_printf (ngettext ("%'u deleted", "%'u deleted", deletes), deletes));
  if (text->len == 0)
    g_string_append (text, _ ("Nothing to do"));
  if (totals->same > 0)
    add_part (text,
              g_strdup_printf (ngettext ("%'u file the same", "%'u files the same", totals->same),
                               totals->same));
  return g_string_free (text, FALSE);
}

/**
 * ferry_sync_text_notes:
 *
 * Returns: (transfer full): what stands out in a plan; empty if nothing does
 */
char *
ferry_sync_text_notes (FerrySyncPlan *plan)
{
  FerrySyncTotals totals = ferry_sync_plan_get_totals (plan);
  GString *text = g_string_new (NULL);

  if (totals.conflicts > 0)
    add_part (text, g_strdup_printf (ngettext ("%'u line asks for your decision",
                                               "%'u lines ask for your decision", totals.conflicts),
                                     totals.conflicts));
  if (totals.unreadable > 0)
    add_part (text, g_strdup_printf (ngettext ("%'u folder cannot be listed",
                                               "%'u folders cannot be listed", totals.unreadable),
                                     totals.unreadable));
  if (ferry_sync_plan_is_content_unread (plan))
    add_part (text, g_strdup (_ ("The server counts no hashes: compared by size and time")));
  return g_string_free (text, FALSE);
}

/**
 * ferry_sync_text_result:
 *
 * Returns: (transfer full): what came of a run
 */
char *
ferry_sync_text_result (const FerrySyncResult *result)
{
  GString *text = g_string_new (NULL);

  add_part (text, g_strdup_printf (ngettext ("%'u file copied", "%'u files copied", result->copied),
                                   result->copied));
  if (result->deleted > 0)
    add_part (text, g_strdup_printf (ngettext ("%'u deleted", "%'u deleted", result->deleted),
                                     result->deleted));
  if (result->failed > 0)
    add_part (text, g_strdup_printf (ngettext ("%'u failed", "%'u failed", result->failed),
                                     result->failed));
  if (result->are_deletes_left)
    add_part (text, g_strdup (_ ("nothing was deleted, because not everything was copied")));
  return g_string_free (text, FALSE);
}
