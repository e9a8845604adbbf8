/* The connections of a check, one under the other:
 *
 *   Passive (EPSV)  client 10.0.0.2:40001  ──▶  server 203.0.113.5:60000  no answer  8.0 s
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-report-picture.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How a step that failed ended, in a word or two; the sentence follows elsewhere. */
static const struct
{
  FerryFtpSymptom symptom;
  const char *word;
} words[] = {
  { FERRY_FTP_SYMPTOM_REFUSED, N_ ("refused") },
  { FERRY_FTP_SYMPTOM_SILENT, N_ ("no answer") },
  { FERRY_FTP_SYMPTOM_NO_ROUTE, N_ ("no route") },
  { FERRY_FTP_SYMPTOM_PASSIVE_REFUSED, N_ ("refused") },
  { FERRY_FTP_SYMPTOM_PASSIVE_SILENT, N_ ("no answer") },
  { FERRY_FTP_SYMPTOM_PASSIVE_NO_ROUTE, N_ ("no route") },
  { FERRY_FTP_SYMPTOM_PASSIVE_DISABLED, N_ ("switched off") },
  { FERRY_FTP_SYMPTOM_ACTIVE_SILENT, N_ ("nobody came") },
  { FERRY_FTP_SYMPTOM_ACTIVE_FAILED, N_ ("cannot connect") },
  { FERRY_FTP_SYMPTOM_ACTIVE_ILLEGAL, N_ ("address refused") },
  { FERRY_FTP_SYMPTOM_ACTIVE_DISABLED, N_ ("switched off") },
};

typedef enum
{
  TITLE,
  CLIENT,
  ARROW,
  SERVER,
  RESULT,
  TIME,
  REMARK,
  N_COLUMNS,
} Column;

typedef struct
{
  GSocketFamily family;
  char *cells[N_COLUMNS];
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (line->cells[i]);
  g_free (line);
}

static char *
dup_end (const char *who, const char *address, guint16 port)
{
  gboolean is_ipv6 = address != NULL && strchr (address, ':') != NULL;
  g_autofree char *number = port != 0 ? g_strdup_printf ("%u", port) : g_strdup (_ ("any"));

  if (address == NULL)
    return g_strdup (who);
  return g_strdup_printf ("%s %s%s%s:%s", who, is_ipv6 ? "[" : "", address, is_ipv6 ? "]" : "",
                          number);
}

static const char *
get_result (const FerryCheckStep *step)
{
  switch (step->state)
    {
    case FERRY_CHECK_WORKS:
      return _ ("works");
    case FERRY_CHECK_SKIPPED:
      return _ ("left out");
    case FERRY_CHECK_WAITING:
    case FERRY_CHECK_RUNNING:
      return "";
    case FERRY_CHECK_FAILS:
      break;
    }
  for (guint i = 0; step->explanation != NULL && i < G_N_ELEMENTS (words); i++)
    if (words[i].symptom == step->explanation->symptom)
      return _ (words[i].word);
  return _ ("failed");
}

static char *
dup_remark (const FerryCheckStep *step)
{
  GString *remark = g_string_new (step->detail);

  if (step->entries >= 0)
    g_string_append_printf (
        remark, g_dngettext (GETTEXT_PACKAGE, "%d entry", "%d entries", (gulong) step->entries),
        (int) step->entries);
  if (step->announced != NULL)
    g_string_append_printf (remark, _ ("%sannounced: %s"), remark->len > 0 ? ", " : "",
                            step->announced);
  if (step->told != NULL && g_strcmp0 (step->told, step->our_address) != 0)
    g_string_append_printf (remark, _ ("%snamed to the server: %s"), remark->len > 0 ? ", " : "",
                            step->told);
  return g_string_free (remark, FALSE);
}

/* TLS and the login go over the control connection that is drawn above them. */
static gboolean
is_drawn (const FerryCheckStep *step)
{
  return step->state != FERRY_CHECK_SKIPPED && step->server_address != NULL &&
         (step->kind == FERRY_CHECK_CONTROL || ferry_check_kind_is_data (step->kind));
}

static Line *
line_new (const FerryCheckStep *step)
{
  Line *line = g_new0 (Line, 1);
  gboolean has_time = step->state == FERRY_CHECK_WORKS || step->state == FERRY_CHECK_FAILS;

  line->family = step->family;
  line->cells[TITLE] = g_strdup (ferry_check_kind_get_title (step->kind));
  if (is_drawn (step))
    {
      line->cells[CLIENT] = dup_end (_ ("client"), step->our_address, step->our_port);
      line->cells[ARROW] = g_strdup (ferry_check_kind_is_active (step->kind) ? "◀──" : "──▶");
      line->cells[SERVER] = dup_end (_ ("server"), step->server_address, step->server_port);
    }
  line->cells[RESULT] = g_strdup (get_result (step));
  if (has_time)
    line->cells[TIME] = g_strdup_printf (_ ("%.2f s"), (double) step->duration / G_USEC_PER_SEC);
  line->cells[REMARK] = dup_remark (step);
  return line;
}

/* A step that was left out without a word says nothing. */
static GPtrArray *
make_lines (const FerryCheck *check)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);

  for (guint i = 0; i < check->steps->len; i++)
    {
      const FerryCheckStep *step = g_ptr_array_index (check->steps, i);

      if (step->state != FERRY_CHECK_SKIPPED || step->detail != NULL)
        g_ptr_array_add (lines, line_new (step));
    }
  return lines;
}

/* In a terminal's cells. */
static guint
get_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iszerowidth (g_utf8_get_char (p)) ? 0
             : g_unichar_iswide (g_utf8_get_char (p))    ? 2
                                                         : 1;
  return width;
}

static void
append_cells (GString *text, const Line *line, const guint widths[N_COLUMNS])
{
  gsize end = text->len;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      const char *cell = line->cells[i] != NULL ? line->cells[i] : "";

      g_string_append (text, cell);
      if (*cell != '\0')
        end = text->len;
      if (widths[i] > 0)
        g_string_append_printf (text, "%*s", (int) (widths[i] - get_width (cell) + 2), "");
    }
  g_string_truncate (text, end);
  g_string_append_c (text, '\n');
}

static const char *
get_heading (GSocketFamily family)
{
  if (family == G_SOCKET_FAMILY_IPV4)
    return "IPv4";
  return family == G_SOCKET_FAMILY_IPV6 ? "IPv6" : NULL;
}

/* Whether all lines of a family tell the same: there is no such address. */
static const char *
get_common_remark (GPtrArray *lines, GSocketFamily family)
{
  const char *remark = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = g_ptr_array_index (lines, i);

      if (line->family != family)
        continue;
      if (remark != NULL && !g_str_equal (remark, line->cells[REMARK]))
        return NULL;
      if (line->cells[TIME] != NULL)
        return NULL;
      remark = line->cells[REMARK];
    }
  return remark;
}

/**
 * ferry_report_append_picture:
 *
 * Adds a line for each step that was tried, or left out for a reason, under IPv4 and IPv6.
 */
void
ferry_report_append_picture (GString *text, const FerryCheck *check)
{
  g_autoptr (GPtrArray) lines = make_lines (check);
  guint widths[N_COLUMNS] = { 0 };
  GSocketFamily family = G_SOCKET_FAMILY_INVALID;
  const char *common = NULL;

  for (guint i = 0; i < lines->len; i++)
    for (guint j = 0; j < N_COLUMNS; j++)
      widths[j] = MAX (widths[j], get_width (((Line *) g_ptr_array_index (lines, i))->cells[j]));

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = g_ptr_array_index (lines, i);

      if (line->family != family)
        {
          family = line->family;
          common = get_common_remark (lines, family);
          if (common != NULL)
            g_string_append_printf (text, "\n%s: %s\n", get_heading (family), common);
          else
            g_string_append_printf (text, "\n%s\n", get_heading (family));
        }
      if (common == NULL)
        append_cells (text, line, widths);
    }
}
