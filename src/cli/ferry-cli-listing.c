/* Entries as JSON. The keys are a promise to scripts: what a listing does not tell is left out, and
 * a time is as precise as the listing. See ferry-cli-listing.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-listing.h"

#include "ferry-charset.h"
#include "ferry-json.h"

#include <stdio.h>
#include <string.h>

static const char *const kind_names[] = {
  [FERRY_KIND_OTHER] = "other",
  [FERRY_KIND_FILE] = "file",
  [FERRY_KIND_DIRECTORY] = "directory",
  [FERRY_KIND_LINK] = "link",
};

static const char *const time_formats[] = {
  [FERRY_PRECISION_DAY] = "%Y-%m-%d",
  [FERRY_PRECISION_MINUTE] = "%Y-%m-%dT%H:%M",
  [FERRY_PRECISION_SECOND] = "%Y-%m-%dT%H:%M:%S",
};

/* JSON holds Unicode only: what does not decode becomes U+FFFD, or an escape that the character set
 * can be found out from. */
static gboolean
append_bytes (GString *json, const char *key, const char *bytes, const char *charset)
{
  gboolean is_lossy;
  g_autofree char *text = ferry_charset_decode (charset, bytes, &is_lossy);

  if (is_lossy && charset == NULL)
    {
      g_free (text);
      text = g_utf8_make_valid (bytes, -1);
    }
  ferry_json_add_string (json, key, text);
  return is_lossy;
}

static void
append_time (GString *json, const FerryEntry *entry)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (entry->modified);
  g_autofree char *text = g_date_time_format (time, time_formats[entry->precision]);

  g_string_append_printf (json, ",\"modified\":\"%s%s\"", text,
                          entry->is_utc && entry->precision >= FERRY_PRECISION_MINUTE ? "Z" : "");
}

/**
 * ferry_cli_listing_to_json:
 * @charset: (nullable): of the names; %NULL is UTF-8
 *
 * An object with the keys name, kind (file, directory, link or other), size, modified (ISO 8601;
 * the server's wall clock, "Z" only where it is UTC), target, owner, group and mode (octal digits
 * in a string). What is unknown is left out. A name that does not decode has its bytes, percent-
 * encoded, under the further key raw.
 *
 * Returns: (transfer full): JSON without a line end
 */
char *
ferry_cli_listing_to_json (const FerryEntry *entry, const char *charset)
{
  g_autoptr (GString) json = g_string_new ("{");
  gboolean is_lossy = append_bytes (json, "name", entry->name, charset);

  ferry_json_add_string (json, "kind", kind_names[entry->kind]);
  if (entry->size >= 0)
    g_string_append_printf (json, ",\"size\":%" G_GINT64_FORMAT, entry->size);
  if (entry->precision != FERRY_PRECISION_UNKNOWN)
    append_time (json, entry);
  if (entry->has_target)
    append_bytes (json, "target", ferry_entry_get_target (entry), charset);
  if (entry->owner != NULL)
    append_bytes (json, "owner", entry->owner, charset);
  if (entry->group != NULL)
    append_bytes (json, "group", entry->group, charset);
  if (entry->mode != FERRY_MODE_UNKNOWN)
    g_string_append_printf (json, ",\"mode\":\"%o\"", (guint) entry->mode);
  if (is_lossy)
    {
      g_autofree char *raw = g_uri_escape_string (entry->name, NULL, FALSE);

      ferry_json_add_string (json, "raw", raw);
    }
  g_string_append_c (json, '}');
  return g_string_free (g_steal_pointer (&json), FALSE);
}

/**
 * ferry_cli_listing_print:
 *
 * Prints the JSON of an entry as a line.
 */
void
ferry_cli_listing_print (const FerryEntry *entry, const char *charset)
{
  g_autofree char *json = ferry_cli_listing_to_json (entry, charset);

  puts (json);
}
