/* A check as JSON, for scripts. The keys and words are a promise; a key without a value is left
 * out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-advice.h"
#include "ferry-json.h"
#include "ferry-product.h"
#include "ferry-report-names.h"
#include "ferry-url.h"

static void
append_text (GString *json, const char *key, const char *text)
{
  if (text != NULL)
    ferry_json_add_string (json, key, text);
}

static void
append_port (GString *json, const char *key, guint16 port)
{
  if (port != 0)
    ferry_json_add_number (json, key, port);
}

static void
begin_object (GString *json)
{
  char last = json->str[json->len - 1];

  g_string_append (json, last == '}' ? ",{" : "{");
}

static void
append_remedy (GString *json, const FerryRemedy *remedy)
{
  begin_object (json);
  append_text (json, "for", ferry_report_get_for_name (remedy->for_whom));
  append_text (json, "action", ferry_report_get_action_name (remedy->action));
  append_text (json, "text", remedy->text);
  g_string_append_c (json, '}');
}

static void
append_explanation (GString *json, const FerryExplanation *explanation)
{
  append_text (json, "symptom", ferry_report_get_symptom_name (explanation->symptom));
  append_text (json, "sentence", explanation->sentence);
  ferry_json_add_key (json, "remedies");
  g_string_append_c (json, '[');
  for (guint i = 0; i < explanation->remedies->len; i++)
    append_remedy (json, g_ptr_array_index (explanation->remedies, i));
  g_string_append_c (json, ']');
}

static void
append_step (GString *json, const FerryCheckStep *step)
{
  begin_object (json);
  append_text (json, "step", ferry_report_get_kind_name (step->kind));
  append_text (json, "family", ferry_report_get_family_name (step->family));
  append_text (json, "state", ferry_report_get_state_name (step->state));
  append_text (json, "our_address", step->our_address);
  append_port (json, "our_port", step->our_port);
  append_text (json, "server_address", step->server_address);
  append_port (json, "server_port", step->server_port);
  append_text (json, "announced", step->announced);
  append_text (json, "told", step->told);
  if (step->state == FERRY_CHECK_WORKS || step->state == FERRY_CHECK_FAILS)
    ferry_json_add_number (json, "milliseconds", step->duration / 1000);
  if (step->entries >= 0)
    ferry_json_add_number (json, "entries", step->entries);
  append_text (json, "detail", step->detail);
  if (step->explanation != NULL)
    append_explanation (json, step->explanation);
  g_string_append_c (json, '}');
}

static void
append_section (GString *json, const FerryAdviceSection *section)
{
  begin_object (json);
  append_text (json, "for", ferry_report_get_for_name (section->for_whom));
  append_text (json, "title", section->title);
  append_text (json, "text", section->text);
  g_string_append_c (json, '}');
}

static void
append_check (GString *json, const FerryCheck *check)
{
  g_autofree char *url = ferry_url_format (check->server, NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (check->time / G_USEC_PER_SEC);
  g_autofree char *stamp = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");

  append_text (json, "url", url);
  append_text (json, "time", stamp);
  ferry_json_add_boolean (json, "over", check->is_over);
  append_text (json, "product", ferry_product_get_name (check->product));
  append_text (json, "greeting", check->greeting);
  append_text (json, "our_outside_address", check->our_outside);
  append_port (json, "asked_port_low", check->asked_low);
  append_port (json, "asked_port_high", check->asked_high);
  ferry_json_add_boolean (json, "offers_tls", check->offers_tls);
  ferry_json_add_boolean (json, "proxied", check->is_proxied);
}

/**
 * ferry_report_dup_json:
 *
 * Returns: (transfer full): one object on one line, without a line end
 */
char *
ferry_report_dup_json (const FerryCheck *check, const FerryAdvice *advice)
{
  GString *json = g_string_new ("{");

  append_check (json, check);
  ferry_json_add_key (json, "steps");
  g_string_append_c (json, '[');
  for (guint i = 0; i < check->steps->len; i++)
    append_step (json, g_ptr_array_index (check->steps, i));
  g_string_append_c (json, ']');
  ferry_json_add_key (json, "verdict");
  g_string_append_c (json, '{');
  append_explanation (json, advice->verdict);
  g_string_append_c (json, '}');
  ferry_json_add_key (json, "sections");
  g_string_append_c (json, '[');
  for (guint i = 0; i < advice->sections->len; i++)
    append_section (json, g_ptr_array_index (advice->sections, i));
  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}
