/* JSON (RFC 8259), written member by member into a string that begins with `{`. Texts are UTF-8.
 * Pure. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void ferry_json_add_key (GString *json, const char *key);
void ferry_json_add_string (GString *json, const char *key, const char *text);
void ferry_json_add_strings (GString *json, const char *key, const char *const *texts);
void ferry_json_add_boolean (GString *json, const char *key, gboolean value);
void ferry_json_add_number (GString *json, const char *key, gint64 value);

G_END_DECLS
