/* JSON, written member by member. See ferry-json.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-json.h"

/* RFC 8259 section 7 */
static gboolean
needs_escape (char c)
{
  return c == '"' || c == '\\' || (guchar) c < ' ';
}

/* In runs: a listing has a million of these. */
static void
append_escaped (GString *json, const char *text)
{
  const char *begin = text;

  for (const char *p = text;; p++)
    {
      if (*p != '\0' && !needs_escape (*p))
        continue;
      g_string_append_len (json, begin, p - begin);
      if (*p == '\0')
        return;
      begin = p + 1;
      if ((guchar) *p < ' ')
        g_string_append_printf (json, "\\u%04x", (guint) *p);
      else
        {
          g_string_append_c (json, '\\');
          g_string_append_c (json, *p);
        }
    }
}

/**
 * ferry_json_add_key:
 *
 * Begins a member whose value the caller writes: an array, an object.
 */
void
ferry_json_add_key (GString *json, const char *key)
{
  g_string_append (json, json->len > 0 && json->str[json->len - 1] != '{' ? ",\"" : "\"");
  g_string_append (json, key);
  g_string_append (json, "\":");
}

/**
 * ferry_json_add_string:
 * @json: an object, open: `{` and maybe members
 */
void
ferry_json_add_string (GString *json, const char *key, const char *text)
{
  ferry_json_add_key (json, key);
  g_string_append_c (json, '"');
  append_escaped (json, text);
  g_string_append_c (json, '"');
}

/**
 * ferry_json_add_boolean:
 */
void
ferry_json_add_boolean (GString *json, const char *key, gboolean value)
{
  ferry_json_add_key (json, key);
  g_string_append (json, value ? "true" : "false");
}

/**
 * ferry_json_add_number:
 */
void
ferry_json_add_number (GString *json, const char *key, gint64 value)
{
  ferry_json_add_key (json, key);
  g_string_append_printf (json, "%" G_GINT64_FORMAT, value);
}

/**
 * ferry_json_add_strings:
 */
void
ferry_json_add_strings (GString *json, const char *key, const char *const *texts)
{
  ferry_json_add_key (json, key);
  g_string_append_c (json, '[');
  for (gsize i = 0; texts[i] != NULL; i++)
    {
      g_string_append (json, i > 0 ? ",\"" : "\"");
      append_escaped (json, texts[i]);
      g_string_append_c (json, '"');
    }
  g_string_append_c (json, ']');
}
