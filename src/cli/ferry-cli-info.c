/* info: what is known of a server. The keys are a promise to scripts. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-commands.h"

#include "ferry-json.h"
#include "ferry-remote-place.h"

#include <stdio.h>

/* Where a key's value goes: a line of text or a member of an object. */
typedef struct
{
  GString *json; /* NULL: lines */
} Output;

static void
add (Output *output, const char *key, const char *text)
{
  g_auto (GStrv) lines = NULL;

  if (text == NULL)
    return;
  if (output->json != NULL)
    {
      ferry_json_add_string (output->json, key, text);
      return;
    }
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    printf ("%s: %s\n", key, *line);
}

static void
add_number (Output *output, const char *key, gint64 number)
{
  if (output->json != NULL)
    ferry_json_add_number (output->json, key, number);
  else
    printf ("%s: %" G_GINT64_FORMAT "\n", key, number);
}

static void
add_all (Output *output, const char *key, char **texts)
{
  if (texts == NULL)
    return;
  if (output->json != NULL)
    ferry_json_add_strings (output->json, key, (const char *const *) texts);
  for (char **text = texts; output->json == NULL && *text != NULL; text++)
    add (output, key, *text);
}

static void
add_time (Output *output, const char *key, GDateTime *time)
{
  g_autoptr (GDateTime) utc = time != NULL ? g_date_time_to_utc (time) : NULL;
  g_autofree char *text = utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  add (output, key, text);
}

static void
add_certificate (Output *output, GTlsCertificate *certificate)
{
  g_autofree char *subject = g_tls_certificate_get_subject_name (certificate);
  g_autofree char *issuer = g_tls_certificate_get_issuer_name (certificate);
  g_autoptr (GDateTime) from = g_tls_certificate_get_not_valid_before (certificate);
  g_autoptr (GDateTime) until = g_tls_certificate_get_not_valid_after (certificate);
  g_autofree char *fingerprint = ferry_ftp_dup_fingerprint (certificate);

  add (output, "subject", subject);
  add (output, "issuer", issuer);
  add_time (output, "valid_from", from);
  add_time (output, "valid_until", until);
  add (output, "sha256", fingerprint);
}

static void
add_info (Output *output, const FerryServerInfo *info)
{
  add (output, "host", info->host);
  add_number (output, "port", info->port);
  add (output, "user", info->user);
  add (output, "address", info->address);
  add (output, "local_address", info->local_address);
  add (output, "greeting", info->greeting);
  add (output, "system", info->system);
  add (output, "folder", info->folder);
  add (output, "charset", info->charset);
  if (info->has_time_offset)
    add_number (output, "time_offset", info->time_offset);
  add (output, "tls", info->tls_version);
  add (output, "cipher", info->cipher);
  if (info->certificate != NULL)
    add_certificate (output, info->certificate);
  if (output->json != NULL)
    ferry_json_add_boolean (output->json, "data_encrypted", info->is_data_encrypted);
  else
    add (output, "data_encrypted", info->is_data_encrypted ? "yes" : "no");
  add (output, "mode", info->is_active ? "active" : "passive");
  add_all (output, "feature", info->features);
  add_all (output, "lacks", info->lacks);
}

/**
 * ferry_cli_info:
 *
 * Logs in and prints what is known then.
 */
FerryCliExit
ferry_cli_info (FerryCliSession *session, const FerryCliOptions *options)
{
  FerryRemotePlace *place = FERRY_REMOTE_PLACE (ferry_cli_session_get_place (session));
  gboolean is_json = (options->given & FERRY_CLI_OPTION_JSON) != 0;
  g_autoptr (GString) json = is_json ? g_string_new ("{") : NULL;
  Output output = { json };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FerryServerInfo) info = NULL;
  g_autoptr (GError) error = NULL;

  ferry_remote_place_info_async (place, ferry_cli_session_get_cancellable (session),
                                 ferry_cli_session_did_finish, session);
  result = ferry_cli_session_wait (session);
  info = ferry_remote_place_info_finish (place, result, &error);
  if (info == NULL)
    return ferry_cli_session_report (session, error);
  add_info (&output, info);
  if (json != NULL)
    printf ("%s}\n", json->str);
  return FERRY_CLI_EXIT_DONE;
}
