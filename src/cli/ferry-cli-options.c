/* The command line of ferry-cli as values: GOption reads it, the tables and checks here turn each
 * word into what the program works with. Main thread, before anything else runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-options.h"

#include "ferry-charset.h"
#include "ferry-cli-rate.h"
#include "ferry-cli-sync-words.h"
#include "ferry-proxy.h"

#include <gio/gio.h>
#include <string.h>

typedef struct
{
  const char *name;
  int value;
} Choice;

static const Choice modes[] = {
  { "passive", FERRY_MODE_PASSIVE },
  { "active", FERRY_MODE_ACTIVE },
  { "auto", FERRY_MODE_AUTOMATIC },
  { NULL, 0 },
};

static const Choice securities[] = {
  { "none", FERRY_SECURITY_NONE },
  { "optional", FERRY_SECURITY_OPTIONAL },
  { "explicit", FERRY_SECURITY_EXPLICIT },
  { "implicit", FERRY_SECURITY_IMPLICIT },
  { NULL, 0 },
};

static const Choice exists_actions[] = {
  { "overwrite", FERRY_EXISTS_OVERWRITE },
  { "skip", FERRY_EXISTS_SKIP },
  { "newer", FERRY_EXISTS_NEWER },
  { "rename", FERRY_EXISTS_RENAME },
  { "resume", FERRY_EXISTS_RESUME },
  { "fail", FERRY_EXISTS_FAIL },
  { NULL, 0 },
};

static const Choice verifications[] = {
  { "size", FERRY_VERIFY_SIZE },
  { "hash", FERRY_VERIFY_HASH },
  { "read-back", FERRY_VERIFY_READ_BACK },
  { NULL, 0 },
};

/* What GOption has read and nobody has checked yet. */
typedef struct
{
  char **modes;
  char *active_ports;
  char *tls;
  char *fingerprint;
  char *on_exists;
  char *verify;
  char *limit_rate;
  int timeout;
  int retries;
  int parallel;
  int parts;
  gboolean is_long;
  gboolean is_json;
  gboolean is_recursive;
  gboolean is_continued;
  gboolean is_ascii;
  gboolean has_parents;
  gboolean is_direct;
  gboolean is_one_by_one;
  gboolean wants_version;
  FerryCliSyncWords sync;
} RawOptions;

static void
raw_options_clear (RawOptions *raw)
{
  g_strfreev (raw->modes);
  g_free (raw->active_ports);
  g_free (raw->tls);
  g_free (raw->fingerprint);
  g_free (raw->on_exists);
  g_free (raw->verify);
  g_free (raw->limit_rate);
  ferry_cli_sync_words_clear (&raw->sync);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RawOptions, raw_options_clear)

static gboolean
fail (GError **error, const char *option, const char *value, const char *reason)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s=%s: %s", option, value, reason);
  return FALSE;
}

static gboolean
choose (const Choice *choices, const char *option, const char *text, int *value, GError **error)
{
  g_autoptr (GString) names = g_string_new ("choose from");

  for (const Choice *choice = choices; choice->name != NULL; choice++)
    {
      if (strcmp (choice->name, text) == 0)
        {
          *value = choice->value;
          return TRUE;
        }
      g_string_append_printf (names, " %s", choice->name);
    }
  return fail (error, option, text, names->str);
}

static gboolean
parse_ports (const char *text, FerryCliOptions *options, GError **error)
{
  g_auto (GStrv) ends = g_strsplit (text, "-", 2);
  const char *high_text = ends[0] != NULL && ends[1] != NULL ? ends[1] : ends[0];
  guint64 low, high;

  if (high_text == NULL || !g_ascii_string_to_unsigned (ends[0], 10, 1, 65535, &low, NULL) ||
      !g_ascii_string_to_unsigned (high_text, 10, low, 65535, &high, NULL))
    return fail (error, "--active-ports", text, "two ports from 1 to 65535 with a '-' between");
  options->active_port_low = low;
  options->active_port_high = high;
  return TRUE;
}

/* SHA-256 as openssl, browsers and Ferry print it: with colons or without, in any case. */
static gboolean
parse_fingerprint (const char *text, FerryCliOptions *options, GError **error)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (*p != ':')
      g_string_append_c (digits, g_ascii_tolower (*p));
  if (digits->len != 64 || strspn (digits->str, "0123456789abcdef") != 64)
    return fail (error, "--accept-fingerprint", text, "not the 64 hex digits of a SHA-256");
  options->fingerprint = g_string_free (g_steal_pointer (&digits), FALSE);
  return TRUE;
}

/* Everybody on this computer can read the arguments of a process. */
static gboolean
check_proxy (const FerryCliOptions *options, GError **error)
{
  g_autofree char *shown = NULL;
  g_autofree char *password = NULL;

  if (options->proxy == NULL || ferry_proxy_is (options->proxy))
    return TRUE;
  shown = ferry_proxy_split (options->proxy, NULL, &password);
  return fail (error, "--proxy", shown,
               password != NULL
                   ? "no password here, FERRY_PROXY_PASSWORD or the keyring tells it"
                   : "not socks5://, socks4:// or http://[USER@]HOST:PORT, nor direct://");
}

static gboolean
check_range (const char *option, int value, int low, int high, GError **error)
{
  if (value >= low && value <= high)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s=%d: from %d to %d", option,
               value, low, high);
  return FALSE;
}

static gboolean
check_numbers (const RawOptions *raw, FerryCliOptions *options, GError **error)
{
  if (!check_range ("--timeout", raw->timeout, 0, 86400, error) ||
      !check_range ("--retries", raw->retries, -1, 1000, error) ||
      !check_range ("--parallel", raw->parallel, 0, 10, error) ||
      !check_range ("--parts", raw->parts, 0, 8, error) ||
      !check_range ("--password-fd", options->password_fd, -1, G_MAXINT, error) ||
      !check_proxy (options, error))
    return FALSE;
  options->timeout = raw->timeout;
  options->has_retries = raw->retries >= 0;
  options->retries = MAX (raw->retries, 0);
  options->parallel = raw->parallel;
  options->parts = raw->parts;
  return TRUE;
}

/* One word for both: who opens data connections, and which way files go. */
static gboolean
choose_modes (const RawOptions *raw, FerryCliOptions *options, int *mode, GError **error)
{
  for (char **word = raw->modes; word != NULL && *word != NULL; word++)
    if (ferry_sync_mode_from_word (*word, &options->sync->rules.mode))
      options->given |= FERRY_CLI_OPTION_SYNC;
    else if (!choose (modes, "--mode", *word, mode, error))
      return FALSE;
    else
      options->has_mode = TRUE;
  return TRUE;
}

static gboolean
check_choices (const RawOptions *raw, FerryCliOptions *options, GError **error)
{
  int mode = FERRY_MODE_PASSIVE;
  int security = FERRY_SECURITY_OPTIONAL;
  int verify = FERRY_VERIFY_SIZE;
  int action = raw->is_continued ? FERRY_EXISTS_RESUME : FERRY_EXISTS_OVERWRITE;

  if (!choose_modes (raw, options, &mode, error) ||
      (raw->tls != NULL && !choose (securities, "--tls", raw->tls, &security, error)) ||
      (raw->on_exists != NULL &&
       !choose (exists_actions, "--on-exists", raw->on_exists, &action, error)) ||
      (raw->verify != NULL && !choose (verifications, "--verify", raw->verify, &verify, error)))
    return FALSE;
  if (raw->is_continued && action != FERRY_EXISTS_RESUME)
    return fail (error, "--on-exists", raw->on_exists, "contradicts --continue");
  if (raw->is_continued && raw->is_ascii)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           "--continue contradicts --ascii: a text always begins anew");
      return FALSE;
    }
  options->mode = mode;
  options->has_security = raw->tls != NULL;
  options->security = security;
  options->exists_action = action;
  options->verify = verify;
  return TRUE;
}

static gboolean
check_texts (const RawOptions *raw, FerryCliOptions *options, GError **error)
{
  if (raw->active_ports != NULL && !parse_ports (raw->active_ports, options, error))
    return FALSE;
  if (raw->fingerprint != NULL && !parse_fingerprint (raw->fingerprint, options, error))
    return FALSE;
  if (options->active_address != NULL && !g_hostname_is_ip_address (options->active_address))
    return fail (error, "--active-address", options->active_address, "not an IP address");
  if (raw->limit_rate != NULL &&
      !ferry_cli_rate_parse (raw->limit_rate, &options->download_limit, &options->upload_limit))
    return fail (error, "--limit-rate", raw->limit_rate,
                 "bytes a second, as in 500K or 1M; DOWN:UP for one each");
  options->guesses_charset = g_strcmp0 (options->charset, "auto") == 0;
  if (options->guesses_charset)
    g_clear_pointer (&options->charset, g_free);
  if (options->charset != NULL && !ferry_charset_is_known (options->charset))
    return fail (error, "--charset", options->charset, "not known here; 'iconv -l' lists names");
  return TRUE;
}

static FerryCliOptionFlags
collect_given (const RawOptions *raw, const FerryCliOptions *options)
{
  const struct
  {
    gboolean is_given;
    FerryCliOptionFlags flag;
  } rows[] = {
    { raw->is_long, FERRY_CLI_OPTION_LONG },
    { raw->is_json, FERRY_CLI_OPTION_JSON },
    { raw->is_recursive, FERRY_CLI_OPTION_RECURSIVE },
    { raw->is_continued, FERRY_CLI_OPTION_CONTINUE },
    { raw->parallel != 0, FERRY_CLI_OPTION_PARALLEL },
    { raw->parts != 0, FERRY_CLI_OPTION_PARTS },
    { raw->has_parents, FERRY_CLI_OPTION_PARENTS },
    { options->now != NULL, FERRY_CLI_OPTION_NOW },
    { options->system != NULL, FERRY_CLI_OPTION_SYSTEM },
    { raw->is_ascii, FERRY_CLI_OPTION_ASCII },
    { raw->limit_rate != NULL, FERRY_CLI_OPTION_LIMIT_RATE },
    { raw->verify != NULL, FERRY_CLI_OPTION_VERIFY },
    { raw->is_direct, FERRY_CLI_OPTION_NO_SAFE_REPLACE },
    { raw->is_one_by_one, FERRY_CLI_OPTION_NO_PIPELINE },
    { options->is_dry_run, FERRY_CLI_OPTION_DRY_RUN },
  };
  FerryCliOptionFlags given = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].is_given)
      given |= rows[i].flag;
  return given;
}

static gboolean
read_words (char **argv,
            const char *description,
            RawOptions *raw,
            FerryCliOptions *options,
            GError **error)
{
  const GOptionEntry entries[] = {
    { "long", 'l', 0, G_OPTION_ARG_NONE, &raw->is_long, "ls: size, time, mode, owner too", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &raw->is_json,
      "ls: one JSON object a line; check, info: one in all", NULL },
    { "recursive", 'r', 0, G_OPTION_ARG_NONE, &raw->is_recursive,
      "get, put, rm: a folder with all that is in it", NULL },
    { "continue", 'c', 0, G_OPTION_ARG_NONE, &raw->is_continued,
      "get, put: go on where the last one ended", NULL },
    { "ascii", 0, 0, G_OPTION_ARG_NONE, &raw->is_ascii,
      "get, put: as text, line ends become those of the other side", NULL },
    { "parallel", 0, 0, G_OPTION_ARG_INT, &raw->parallel, "get, put: connections, 1 to 10", "N" },
    { "parts", 0, 0, G_OPTION_ARG_INT, &raw->parts,
      "get: connections for one large file, 1 to 8; by itself where it helps", "N" },
    { "limit-rate", 0, 0, G_OPTION_ARG_STRING, &raw->limit_rate,
      "get, put: bytes a second at most, as in 500K or 1M", "RATE" },
    { "verify", 0, 0, G_OPTION_ARG_STRING, &raw->verify,
      "get, put: compare by size (default), hash, read-back", "HOW" },
    { "no-safe-replace", 0, 0, G_OPTION_ARG_NONE, &raw->is_direct,
      "put: under the final name at once, half a file too", NULL },
    { "no-pipeline", 0, 0, G_OPTION_ARG_NONE, &raw->is_one_by_one,
      "get, put: no command before the one before is answered", NULL },
    { "parents", 'p', 0, G_OPTION_ARG_NONE, &raw->has_parents,
      "mkdir: missing parents too, and no error if it is there", NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options->is_dry_run,
      "import, sync: say what would be done, and that is all", NULL },
    { "now", 0, 0, G_OPTION_ARG_STRING, &options->now, "parse-listing: when it was made",
      "YYYY-MM-DDTHH:MM:SSZ" },
    { "server", 0, 0, G_OPTION_ARG_STRING, &options->system,
      "parse-listing: the server's answer to SYST", "SYST" },
    { "mode", 0, 0, G_OPTION_ARG_STRING_ARRAY, &raw->modes,
      "Who opens data connections: passive (default), active, auto", "MODE" },
    { "active-ports", 0, 0, G_OPTION_ARG_STRING, &raw->active_ports,
      "Ports to listen on in active mode", "LO-HI" },
    { "active-address", 0, 0, G_OPTION_ARG_STRING, &options->active_address,
      "Address to name to the server in active mode", "A" },
    { "tls", 0, 0, G_OPTION_ARG_STRING, &raw->tls,
      "none, optional (default), explicit, implicit (ftps://)", "TLS" },
    { "ca-file", 0, 0, G_OPTION_ARG_FILENAME, &options->ca_file,
      "Trust the certificates in this PEM file too", "F" },
    { "accept-fingerprint", 0, 0, G_OPTION_ARG_STRING, &raw->fingerprint,
      "Accept exactly the certificate with this SHA-256", "HEX" },
    { "proxy", 0, 0, G_OPTION_ARG_STRING, &options->proxy,
      "Connect through socks5://, socks4:// or http://[USER@]HOST:PORT", "URI" },
    { "charset", 0, 0, G_OPTION_ARG_STRING, &options->charset,
      "Character set of the server's names, auto to guess it", "NAME" },
    { "timeout", 0, 0, G_OPTION_ARG_INT, &raw->timeout, "Seconds that any wait may last", "S" },
    { "retries", 0, 0, G_OPTION_ARG_INT, &raw->retries, "How often a lost connection is made again",
      "N" },
    { "netrc", 0, 0, G_OPTION_ARG_NONE, &options->use_netrc,
      "User and password from $NETRC or ~/.netrc", NULL },
    { "password-fd", 0, 0, G_OPTION_ARG_INT, &options->password_fd,
      "Read the password from this file descriptor", "N" },
    { "on-exists", 0, 0, G_OPTION_ARG_STRING, &raw->on_exists,
      "overwrite (default), skip, newer, rename, resume, fail", "WHAT" },
    { "log", 0, 0, G_OPTION_ARG_NONE, &options->is_logged, "Protocol lines to stderr", NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &options->is_quiet, "Nothing but errors", NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &raw->wants_version, "Print the version", NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->arguments, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("COMMAND …");
  g_auto (GStrv) words = g_strdupv (argv);

  g_option_context_set_summary (context, "Move files between this computer and an FTP server.");
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_group (context, ferry_cli_sync_words_new_group (&raw->sync));
  return g_option_context_parse_strv (context, &words, error);
}

/**
 * ferry_cli_options_parse:
 * @argv: the program's name and its arguments, in the file names' encoding
 * @description: what `--help` says below the options
 *
 * Returns: (transfer full) (nullable): the options; no arguments at all stand for `--version`
 * having been asked for. With `--help` the program ends here.
 */
FerryCliOptions *
ferry_cli_options_parse (char **argv, const char *description, GError **error)
{
  g_autoptr (FerryCliOptions) options = g_new0 (FerryCliOptions, 1);
  g_auto (RawOptions) raw = { .retries = -1 };

  options->password_fd = -1;
  options->sync = ferry_sync_options_new ();
  raw.sync.tolerance = -1;
  if (!read_words (argv, description, &raw, options, error) ||
      !check_numbers (&raw, options, error) || !check_choices (&raw, options, error) ||
      !check_texts (&raw, options, error) || !ferry_cli_sync_words_read (&raw.sync, options, error))
    return NULL;
  options->given |= collect_given (&raw, options);
  if (raw.wants_version)
    g_clear_pointer (&options->arguments, g_strfreev);
  else if (options->arguments == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "no command");
      return NULL;
    }
  return g_steal_pointer (&options);
}

/**
 * ferry_cli_options_free:
 */
void
ferry_cli_options_free (FerryCliOptions *options)
{
  g_free (options->active_address);
  g_free (options->ca_file);
  g_free (options->fingerprint);
  g_free (options->proxy);
  g_free (options->charset);
  g_clear_pointer (&options->sync, ferry_sync_options_free);
  g_free (options->task);
  g_free (options->now);
  g_free (options->system);
  g_strfreev (options->arguments);
  g_free (options);
}
