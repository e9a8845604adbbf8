/* What is known of a server, in words. See ferry-server-info-text.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-server-info-text.h"

#include "ferry-certificate-text.h"
#include "ferry-ftp-error.h"

#include <glib/gi18n.h>

static void
line_free (gpointer data)
{
  FerryServerInfoLine *line = data;

  g_free (line->value);
  g_free (line);
}

/* Takes @value; without one there is no line. */
static void
take (GPtrArray *lines, const char *title, char *value, gboolean is_code)
{
  FerryServerInfoLine *line;

  if (value == NULL || *value == '\0')
    {
      g_free (value);
      return;
    }
  line = g_new (FerryServerInfoLine, 1);
  *line = (FerryServerInfoLine){ title, value, is_code };
  g_ptr_array_add (lines, line);
}

static void
add (GPtrArray *lines, const char *title, const char *value)
{
  take (lines, title, g_strdup (value), FALSE);
}

static void
add_heading (GPtrArray *lines, const char *title)
{
  FerryServerInfoLine *line = g_new0 (FerryServerInfoLine, 1);

  line->title = title;
  g_ptr_array_add (lines, line);
}

static char *
dup_mode (const FerryServerInfo *info)
{
  if (info->mode == FERRY_MODE_AUTOMATIC)
    return g_strdup (info->is_active
                         ? _ ("Automatic: active, since no passive data connection could be made")
                         : _ ("Automatic: passive, as long as such data connections can be made"));
  return g_strdup (info->is_active ? _ ("Active, as chosen") : _ ("Passive, as chosen"));
}

static char *
dup_charset (const FerryServerInfo *info)
{
  /* Translators: %s is the name of a character set */
  return g_strdup_printf (info->is_charset_chosen ? _ ("%s, as chosen") : _ ("%s, found out"),
                          info->charset);
}

/* Like "UTC+09:00". */
static char *
dup_time_offset (const FerryServerInfo *info)
{
  int minutes = ABS (info->time_offset) / 60;

  if (!info->has_time_offset)
    return NULL;
  return g_strdup_printf ("UTC%c%02d:%02d", info->time_offset < 0 ? '-' : '+', minutes / 60,
                          minutes % 60);
}

static void
add_connection (GPtrArray *lines, const FerryServerInfo *info, const char *connections)
{
  add_heading (lines, _ ("Connection"));
  take (lines, _ ("Server"), g_strdup_printf (_ ("%s, port %u"), info->host, info->port), FALSE);
  add (lines, info->is_proxied ? _ ("Address of the proxy") : _ ("Its address"), info->address);
  add (lines, _ ("Our address"), info->local_address);
  add (lines, _ ("User"), info->user);
  add (lines, _ ("Open connections"), connections);
  take (lines, _ ("Mode"), dup_mode (info), FALSE);
}

static void
add_certificate (GPtrArray *lines, GTlsCertificate *certificate)
{
  g_autoptr (GDateTime) from = g_tls_certificate_get_not_valid_before (certificate);
  g_autoptr (GDateTime) until = g_tls_certificate_get_not_valid_after (certificate);
  g_autofree char *fingerprint = ferry_ftp_dup_fingerprint (certificate);

  take (lines, _ ("Made out to"), ferry_certificate_text_dup_names (certificate), FALSE);
  take (lines, _ ("Issued by"), g_tls_certificate_get_issuer_name (certificate), FALSE);
  take (lines, _ ("Valid from"), ferry_certificate_text_dup_date (from), FALSE);
  take (lines, _ ("Valid until"), ferry_certificate_text_dup_date (until), FALSE);
  take (lines, _ ("SHA-256"), ferry_certificate_text_group (fingerprint), TRUE);
}

static void
add_encryption (GPtrArray *lines, const FerryServerInfo *info)
{
  add_heading (lines, _ ("Encryption"));
  if (info->tls_version == NULL)
    {
      add (lines, _ ("Commands"), _ ("In plain text, the password too"));
      add (lines, _ ("Files and lists"), _ ("In plain text"));
      return;
    }
  add (lines, _ ("Commands"), info->tls_version);
  add (lines, _ ("Files and lists"),
       info->is_data_encrypted ? info->tls_version : _ ("In plain text"));
  take (lines, _ ("Cipher"), g_strdup (info->cipher), TRUE);
  if (info->certificate != NULL)
    add_certificate (lines, info->certificate);
}

static void
add_abilities (GPtrArray *lines, const FerryServerInfo *info)
{
  add_heading (lines, _ ("Server"));
  take (lines, _ ("Greeting"), g_strdup (info->greeting), TRUE);
  take (lines, _ ("System"), g_strdup (info->system), TRUE);
  add (lines, _ ("Login folder"), info->folder);
  take (lines, _ ("Names are in"), dup_charset (info), FALSE);
  take (lines, _ ("Times are in"), dup_time_offset (info), FALSE);
  if (info->features != NULL)
    take (lines, _ ("Can"), g_strjoinv ("\n", info->features), TRUE);
  else
    add (lines, _ ("Can"), _ ("It does not tell"));
  take (lines, _ ("Cannot"), g_strjoinv (", ", info->lacks), TRUE);
}

/**
 * ferry_server_info_make_lines:
 * @connections: which stand, in words
 *
 * Returns: (transfer full): of #FerryServerInfoLine; what is not known has none
 */
GPtrArray *
ferry_server_info_make_lines (const FerryServerInfo *info, const char *connections)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);

  add_connection (lines, info, connections);
  add_encryption (lines, info);
  add_abilities (lines, info);
  return lines;
}

static void
append_value (GString *text, const char *title, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, "\n", -1);

  g_string_append_printf (text, "%s: ", title);
  for (guint i = 0; parts[i] != NULL; i++)
    g_string_append_printf (text, "%s%s\n", i > 0 ? "    " : "", parts[i]);
}

/**
 * ferry_server_info_dup_text:
 *
 * Returns: (transfer full): the lines as text to copy
 */
char *
ferry_server_info_dup_text (GPtrArray *lines)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const FerryServerInfoLine *line = g_ptr_array_index (lines, i);

      if (line->value == NULL)
        g_string_append_printf (text, "%s%s\n", i > 0 ? "\n" : "", line->title);
      else
        append_value (text, line->title, line->value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
