/* How a row of the diagnosis looks: tables from state and symptom.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-check-look.h"

#include "ferry-direction.h"

#include <glib/gi18n.h>

static const struct
{
  const char *word;
  const char *icon;
  const char *css_class;
  gboolean is_known; /* how it ended */
} states[] = {
  [FERRY_CHECK_WAITING] = { N_ ("Waiting"), "content-loading-symbolic", "waiting", FALSE },
  [FERRY_CHECK_RUNNING] = { N_ ("Checking…"), "content-loading-symbolic", "running", FALSE },
  [FERRY_CHECK_WORKS] = { N_ ("Works"), "emblem-ok-symbolic", "works", TRUE },
  [FERRY_CHECK_FAILS] = { N_ ("Fails"), "dialog-error-symbolic", "fails", TRUE },
  [FERRY_CHECK_SKIPPED] = { N_ ("Not tried"), "list-remove-symbolic", "skipped", FALSE },
};

static const char *const stops[] = {
  [FERRY_CHECK_STOP_NONE] = NULL,
  [FERRY_CHECK_STOP_CLIENT] = N_ ("at this computer"),
  [FERRY_CHECK_STOP_CLIENT_FIREWALL] = N_ ("at the firewall or router on this side"),
  [FERRY_CHECK_STOP_SERVER_FIREWALL] = N_ ("at the server’s firewall"),
  [FERRY_CHECK_STOP_SERVER] = N_ ("at the server"),
};

/* Where each failure most likely happened. What is not here has reached the server. */
static const struct
{
  FerryFtpSymptom symptom;
  FerryCheckStop stop;
  const char *word;
} failures[] = {
  { FERRY_FTP_SYMPTOM_NAME_UNKNOWN, FERRY_CHECK_STOP_CLIENT, N_ ("Unknown") },
  { FERRY_FTP_SYMPTOM_NAME_NO_ANSWER, FERRY_CHECK_STOP_CLIENT, N_ ("No answer") },
  { FERRY_FTP_SYMPTOM_REFUSED, FERRY_CHECK_STOP_SERVER, N_ ("Refused") },
  { FERRY_FTP_SYMPTOM_SILENT, FERRY_CHECK_STOP_SERVER_FIREWALL, N_ ("Blocked") },
  { FERRY_FTP_SYMPTOM_NO_ROUTE, FERRY_CHECK_STOP_CLIENT_FIREWALL, N_ ("No route") },
  { FERRY_FTP_SYMPTOM_PROXY, FERRY_CHECK_STOP_CLIENT_FIREWALL, N_ ("Fails") },
  { FERRY_FTP_SYMPTOM_PROXY_NEEDED, FERRY_CHECK_STOP_CLIENT_FIREWALL, N_ ("Wants a password") },
  { FERRY_FTP_SYMPTOM_PROXY_REJECTED, FERRY_CHECK_STOP_CLIENT_FIREWALL, N_ ("Wants a password") },
  { FERRY_FTP_SYMPTOM_GREETING_SILENT, FERRY_CHECK_STOP_SERVER, N_ ("No answer") },
  { FERRY_FTP_SYMPTOM_LOGIN_REJECTED, FERRY_CHECK_STOP_SERVER, N_ ("Refused") },
  { FERRY_FTP_SYMPTOM_LOGIN_USER_LIST, FERRY_CHECK_STOP_SERVER, N_ ("Refused") },
  { FERRY_FTP_SYMPTOM_LOGIN_TLS_REQUIRED, FERRY_CHECK_STOP_SERVER, N_ ("Refused") },
  { FERRY_FTP_SYMPTOM_TOO_MANY, FERRY_CHECK_STOP_SERVER, N_ ("Refused") },
  { FERRY_FTP_SYMPTOM_PASSIVE_REFUSED, FERRY_CHECK_STOP_SERVER, N_ ("Refused") },
  { FERRY_FTP_SYMPTOM_PASSIVE_SILENT, FERRY_CHECK_STOP_SERVER_FIREWALL, N_ ("Blocked") },
  { FERRY_FTP_SYMPTOM_PASSIVE_NO_ROUTE, FERRY_CHECK_STOP_CLIENT_FIREWALL, N_ ("No route") },
  { FERRY_FTP_SYMPTOM_PASSIVE_DISABLED, FERRY_CHECK_STOP_SERVER, N_ ("Switched off") },
  { FERRY_FTP_SYMPTOM_EPSV_EATEN, FERRY_CHECK_STOP_SERVER_FIREWALL, N_ ("Blocked") },
  { FERRY_FTP_SYMPTOM_ACTIVE_SILENT, FERRY_CHECK_STOP_CLIENT_FIREWALL, N_ ("Blocked") },
  { FERRY_FTP_SYMPTOM_ACTIVE_FAILED, FERRY_CHECK_STOP_CLIENT_FIREWALL, N_ ("Blocked") },
  { FERRY_FTP_SYMPTOM_ACTIVE_ILLEGAL, FERRY_CHECK_STOP_SERVER, N_ ("Refused") },
  { FERRY_FTP_SYMPTOM_ACTIVE_DISABLED, FERRY_CHECK_STOP_SERVER, N_ ("Switched off") },
  { FERRY_FTP_SYMPTOM_ACTIVE_NO_PORT, FERRY_CHECK_STOP_CLIENT, N_ ("Fails") },
  { FERRY_FTP_SYMPTOM_DATA_REFUSED, FERRY_CHECK_STOP_SERVER, N_ ("Refused") },
  { FERRY_FTP_SYMPTOM_DATA_STRANGER, FERRY_CHECK_STOP_SERVER, N_ ("Refused") },
};

static gsize
find_failure (const FerryCheckStep *step)
{
  gsize i = G_N_ELEMENTS (failures);

  if (step->state == FERRY_CHECK_FAILS && step->explanation != NULL)
    for (i = 0; i < G_N_ELEMENTS (failures); i++)
      if (failures[i].symptom == step->explanation->symptom)
        break;
  return i;
}

/**
 * ferry_check_look_get_stop:
 *
 * Returns: where the connection most likely ended
 */
FerryCheckStop
ferry_check_look_get_stop (const FerryCheckStep *step)
{
  gsize i = find_failure (step);

  if (i < G_N_ELEMENTS (failures))
    return failures[i].stop;
  return step->state == FERRY_CHECK_FAILS ? FERRY_CHECK_STOP_SERVER : FERRY_CHECK_STOP_NONE;
}

/**
 * ferry_check_look_get_word:
 *
 * Returns: the result in a word or two, translated
 */
const char *
ferry_check_look_get_word (const FerryCheckStep *step)
{
  gsize i = find_failure (step);

  return i < G_N_ELEMENTS (failures) ? _ (failures[i].word) : _ (states[step->state].word);
}

/**
 * ferry_check_look_get_icon:
 */
const char *
ferry_check_look_get_icon (const FerryCheckStep *step)
{
  return states[step->state].icon;
}

/**
 * ferry_check_look_get_class:
 *
 * Returns: the style class of the state
 */
const char *
ferry_check_look_get_class (const FerryCheckStep *step)
{
  return states[step->state].css_class;
}

/**
 * ferry_check_look_dup_time:
 *
 * Returns: (transfer full): "12 ms"; empty while there is none
 */
char *
ferry_check_look_dup_time (const FerryCheckStep *step)
{
  double ms = (double) step->duration / 1000;

  if (!states[step->state].is_known)
    return g_strdup ("");
  /* Translators: milliseconds */
  if (ms < 999.5)
    return g_strdup_printf (_ ("%d ms"), (int) CLAMP (ms + 0.5, 1, 999));
  /* Translators: seconds */
  return g_strdup_printf (_ ("%.1f s"), ms / 1000);
}

static char *
dup_port (const FerryCheckStep *step, guint16 port)
{
  if (port != 0)
    return g_strdup_printf ("%u", port);
  if (!ferry_check_look_is_tried (step))
    return g_strdup ("–");
  /* Translators: any port */
  return g_strdup (states[step->state].is_known ? C_ ("port", "any") : "…");
}

/**
 * ferry_check_look_dup_our_port:
 *
 * Returns: (transfer full): the number, or that it may be any
 */
char *
ferry_check_look_dup_our_port (const FerryCheckStep *step)
{
  return dup_port (step, step->our_port);
}

/**
 * ferry_check_look_dup_server_port:
 *
 * Returns: (transfer full): the same for the other end
 */
char *
ferry_check_look_dup_server_port (const FerryCheckStep *step)
{
  return dup_port (step, step->server_port);
}

/**
 * ferry_check_look_is_tried:
 *
 * Returns: %FALSE where there was no connection to try: the step was left out, or whoever had to
 *   name a port did not
 */
gboolean
ferry_check_look_is_tried (const FerryCheckStep *step)
{
  return step->state != FERRY_CHECK_SKIPPED &&
         (step->state != FERRY_CHECK_FAILS || step->our_port != 0 || step->server_port != 0);
}

static void
add_line (GString *text, char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
  g_free (line);
}

/**
 * ferry_check_look_dup_detail:
 *
 * Returns: (transfer full): what else is worth knowing, in lines; may be empty
 */
char *
ferry_check_look_dup_detail (const FerryCheckStep *step)
{
  GString *text = g_string_new (NULL);

  if (step->detail != NULL && *step->detail != '\0')
    add_line (text, step->kind == FERRY_CHECK_NAME && step->state == FERRY_CHECK_WORKS
                        ? ferry_direction_isolate (step->detail) /* addresses */
                        : g_strdup (step->detail));
  else if (step->state == FERRY_CHECK_WORKS && step->entries >= 0)
    add_line (text, g_strdup_printf (ngettext ("A listing with %d entry",
                                               "A listing with %d entries", (gulong) step->entries),
                                     (int) step->entries));
  if (step->announced != NULL)
    add_line (text, g_strdup_printf (_ ("The server named the address %s"), step->announced));
  if (step->told != NULL && g_strcmp0 (step->told, step->our_address) != 0)
    add_line (text, g_strdup_printf (_ ("Ferry named the address %s"), step->told));
  return g_string_free (text, FALSE);
}

/* Who opened the connection, from where to where. */
static char *
dup_way (const FerryCheckStep *step)
{
  g_autofree char *ours = ferry_check_look_dup_our_port (step);
  g_autofree char *theirs = ferry_check_look_dup_server_port (step);

  if (step->our_port == 0 && step->server_port == 0)
    return NULL;
  return ferry_check_kind_is_active (step->kind)
             ? g_strdup_printf (_ ("From the server’s port %s to port %s of this computer"), theirs,
                                ours)
             : g_strdup_printf (_ ("From port %s of this computer to the server’s port %s"), ours,
                                theirs);
}

/**
 * ferry_check_look_dup_sentence:
 *
 * Returns: (transfer full): all that the row shows, for those who do not see it
 */
char *
ferry_check_look_dup_sentence (const FerryCheckStep *step)
{
  FerryCheckStop stop = ferry_check_look_get_stop (step);
  g_autofree char *time = ferry_check_look_dup_time (step);
  g_autofree char *way = dup_way (step);
  GString *text = g_string_new (ferry_check_kind_get_title (step->kind));

  g_string_append_printf (text, ": %s", ferry_check_look_get_word (step));
  if (stop != FERRY_CHECK_STOP_NONE)
    g_string_append_printf (text, " %s", _ (stops[stop]));
  if (*time != '\0')
    g_string_append_printf (text, ", %s", time);
  if (way != NULL)
    g_string_append_printf (text, ". %s", way);
  if (step->state == FERRY_CHECK_FAILS && step->explanation != NULL)
    g_string_append_printf (text, ". %s", step->explanation->sentence);
  return g_string_free (text, FALSE);
}
