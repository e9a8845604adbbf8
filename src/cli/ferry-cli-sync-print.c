/* The plan of a synchronization for a terminal or a script. See ferry-cli-sync-print.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-sync-print.h"

#include "ferry-json.h"

static void
add_facts (GString *json, const char *key, const FerryEntry *entry)
{
  if (entry == NULL)
    return;
  ferry_json_add_key (json, key);
  g_string_append_c (json, '{');
  ferry_json_add_boolean (json, "folder", ferry_entry_is_directory (entry));
  if (entry->size != FERRY_SIZE_UNKNOWN)
    ferry_json_add_number (json, "size", entry->size);
  if (entry->precision != FERRY_PRECISION_UNKNOWN)
    ferry_json_add_number (json, "modified", entry->modified);
  g_string_append_c (json, '}');
}

static void
print_json (FerrySyncItem *item)
{
  g_autoptr (GString) json = g_string_new ("{");

  ferry_json_add_string (json, "path", ferry_sync_item_get_path (item));
  ferry_json_add_string (json, "action",
                         ferry_sync_action_get_word (ferry_sync_item_get_action (item)));
  ferry_json_add_string (json, "reason",
                         ferry_sync_reason_get_word (ferry_sync_item_get_reason (item)));
  add_facts (json, "left", ferry_sync_item_get_left (item));
  add_facts (json, "right", ferry_sync_item_get_right (item));
  g_print ("%s}\n", json->str);
}

static void
print_line (FerrySyncItem *item)
{
  g_print ("%-12s  %-15s  %s%s\n", ferry_sync_action_get_word (ferry_sync_item_get_action (item)),
           ferry_sync_reason_get_word (ferry_sync_item_get_reason (item)),
           ferry_sync_item_get_path (item), ferry_sync_item_is_folder (item) ? "/" : "");
}

/**
 * ferry_cli_sync_print_plan:
 * @is_json: an object a line
 */
void
ferry_cli_sync_print_plan (FerrySyncPlan *plan, gboolean is_json)
{
  FerrySyncItem *item;

  for (guint i = 0; (item = ferry_sync_plan_get (plan, i)) != NULL; i++)
    if (is_json)
      print_json (item);
    else
      print_line (item);
}

static void
print_json_totals (const FerrySyncTotals *totals)
{
  g_autoptr (GString) json = g_string_new ("{");

  ferry_json_add_number (json, "copies_right", totals->copies_right);
  ferry_json_add_number (json, "copies_left", totals->copies_left);
  ferry_json_add_number (json, "deletes_right", totals->deletes_right);
  ferry_json_add_number (json, "deletes_left", totals->deletes_left);
  ferry_json_add_number (json, "bytes_right", totals->bytes_right);
  ferry_json_add_number (json, "bytes_left", totals->bytes_left);
  ferry_json_add_number (json, "conflicts", totals->conflicts);
  ferry_json_add_number (json, "unreadable", totals->unreadable);
  ferry_json_add_number (json, "same", totals->same);
  g_print ("%s}\n", json->str);
}

/**
 * ferry_cli_sync_print_totals:
 */
void
ferry_cli_sync_print_totals (FerrySyncPlan *plan, gboolean is_json)
{
  FerrySyncTotals totals = ferry_sync_plan_get_totals (plan);

  if (is_json)
    {
      print_json_totals (&totals);
      return;
    }
  g_print ("%u to the right (%" G_GINT64_FORMAT " bytes), %u to the left (%" G_GINT64_FORMAT
           " bytes), %u to delete, %u the same\n",
           totals.copies_right, totals.bytes_right, totals.copies_left, totals.bytes_left,
           totals.deletes_right + totals.deletes_left, totals.same);
}

/**
 * ferry_cli_sync_print_result:
 *
 * What was done goes to the standard output, what was not to the standard error.
 */
void
ferry_cli_sync_print_result (FerrySyncPlan *plan, const FerrySyncResult *result)
{
  FerrySyncTotals totals = ferry_sync_plan_get_totals (plan);

  g_print ("%u copied, %u deleted, %u the same\n", result->copied, result->deleted, totals.same);
  for (guint i = 0; i < result->failures->len; i++)
    g_printerr ("ferry-cli: %s\n", (const char *) g_ptr_array_index (result->failures, i));
  if (result->are_deletes_left)
    g_printerr ("ferry-cli: nothing was deleted, because not everything was copied\n");
}
