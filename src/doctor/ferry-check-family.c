/* All connections of a check over one family of addresses. See ferry-check-family.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-check-family.h"

#include "ferry-ftp-probe.h"
#include "ferry-product.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PORTS_ASKED 12

static const struct
{
  FerryCheckKind kind;
  const char *command; /* NULL: no data connection */
  gboolean is_ipv4_only;
} plan[] = {
  { FERRY_CHECK_CONTROL, NULL, FALSE }, { FERRY_CHECK_TLS, NULL, FALSE },
  { FERRY_CHECK_LOGIN, NULL, FALSE },   { FERRY_CHECK_EPSV, "EPSV", FALSE },
  { FERRY_CHECK_PASV, "PASV", TRUE },   { FERRY_CHECK_EPRT, "EPRT", FALSE },
  { FERRY_CHECK_PORT, "PORT", TRUE },
};

typedef struct
{
  FerryCheckSteps *steps;
  GSocketFamily family;
  FerryFtpClient *client;
  FerryCheckStep *running; /* of the login */
} Family;

/**
 * ferry_check_family_plan:
 *
 * Adds the steps, all waiting.
 */
void
ferry_check_family_plan (FerryCheck *check, GSocketFamily family)
{
  for (guint i = 0; i < G_N_ELEMENTS (plan); i++)
    ferry_check_add (check, plan[i].kind, family);
}

static void
go_on_with (Family *family, FerryCheckKind kind)
{
  family->running = ferry_check_steps_get (family->steps, kind, family->family);
  ferry_check_steps_begin (family->steps, family->running);
}

static void
end_running (Family *family, const char *detail)
{
  ferry_check_steps_end (family->steps, family->running, detail);
}

/* The control connection stands: its ends belong to the login's steps as well. */
static void
did_connect (Family *family)
{
  static const FerryCheckKind kinds[] = { FERRY_CHECK_CONTROL, FERRY_CHECK_TLS, FERRY_CHECK_LOGIN };
  g_auto (FerryFtpEnds) ends = { NULL };

  ferry_ftp_client_get_ends (family->client, &ends);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    ferry_check_steps_take_ends (ferry_check_steps_get (family->steps, kinds[i], family->family),
                                 &ends);
  family->steps->check->is_proxied = ferry_ftp_client_is_proxied (family->client);
}

/* The first line that says something: some greet with a frame of asterisks. */
static char *
dup_first_line (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    for (const char *p = lines[i]; *p != '\0'; p++)
      if (g_ascii_isalnum (*p) || (guchar) *p >= 0x80)
        return g_strdup (g_strstrip (lines[i]));
  return g_strdup ("");
}

static void
did_greet (Family *family)
{
  FerryCheck *check = family->steps->check;
  const char *greeting = ferry_ftp_client_get_greeting (family->client);
  g_autofree char *line = dup_first_line (greeting);

  if (check->greeting == NULL)
    check->greeting = g_utf8_make_valid (greeting, -1);
  if (check->product == FERRY_PRODUCT_UNKNOWN)
    check->product = ferry_product_find (greeting);
  ferry_check_steps_set_detail (
      ferry_check_steps_get (family->steps, FERRY_CHECK_CONTROL, family->family), line);
}

/* One step follows the other as the stages are reached, so that whatever the login ends with
 * belongs to the one that runs. With implicit TLS the greeting comes through TLS and proves it. */
static void
on_stage (FerryFtpStage stage, gpointer user_data)
{
  Family *family = user_data;
  FerrySecurity security = family->steps->server->security;
  gboolean is_implicit = security == FERRY_SECURITY_IMPLICIT;
  g_autofree char *tls = ferry_ftp_client_dup_tls_description (family->client);

  switch (stage)
    {
    case FERRY_FTP_STAGE_CONNECTED:
      did_connect (family);
      if (!is_implicit)
        break;
      end_running (family, NULL);
      go_on_with (family, FERRY_CHECK_TLS);
      break;

    case FERRY_FTP_STAGE_GREETED:
      end_running (family, tls);
      did_greet (family);
      if (security == FERRY_SECURITY_NONE)
        ferry_check_steps_skip (
            family->steps, ferry_check_steps_get (family->steps, FERRY_CHECK_TLS, family->family),
            _ ("not asked for"));
      go_on_with (family, is_implicit || security == FERRY_SECURITY_NONE ? FERRY_CHECK_LOGIN
                                                                         : FERRY_CHECK_TLS);
      break;

    case FERRY_FTP_STAGE_SECURED:
      if (is_implicit)
        break;
      end_running (family, tls);
      go_on_with (family, FERRY_CHECK_LOGIN);
      break;

    case FERRY_FTP_STAGE_UNSECURED:
      ferry_check_steps_skip (family->steps, family->running, _ ("not offered by the server"));
      go_on_with (family, FERRY_CHECK_LOGIN);
      break;

    case FERRY_FTP_STAGE_LOGGED_IN:
      end_running (family, ferry_server_get_user (family->steps->server));
      break;
    }
}

static gboolean
log_in (Family *family)
{
  g_autoptr (GError) error = NULL;
  gboolean is_in;

  ferry_ftp_client_set_stage_func (family->client, on_stage, family);
  go_on_with (family, FERRY_CHECK_CONTROL);
  is_in = ferry_ftp_client_connect (family->client, family->steps->cancellable, &error);
  ferry_ftp_client_set_stage_func (family->client, NULL, NULL);
  if (!is_in)
    ferry_check_steps_fail (family->steps, family->running, error);
  return is_in;
}

/* What the server tells when asked: its program, and our address as it sees it. */
static void
ask_server (Family *family)
{
  static const char *const questions[] = { "STAT", "HELP" };
  FerryCheck *check = family->steps->check;

  if (check->product == FERRY_PRODUCT_UNKNOWN)
    check->product = ferry_product_find (ferry_ftp_client_get_system (family->client));
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autofree char *answer = NULL;

      if (check->product != FERRY_PRODUCT_UNKNOWN && check->our_outside != NULL)
        break;
      answer = ferry_ftp_client_dup_answer (family->client, questions[i],
                                            family->steps->cancellable, NULL);
      if (answer == NULL)
        break;
      if (check->product == FERRY_PRODUCT_UNKNOWN)
        check->product = ferry_product_find (answer);
      if (check->our_outside == NULL)
        check->our_outside = ferry_product_dup_our_address (check->product, answer);
    }
}

/* TLS that nobody asked for: worth a word where it is to be had. */
static void
note_offered_tls (Family *family)
{
  FerryCheckStep *step = ferry_check_steps_get (family->steps, FERRY_CHECK_TLS, family->family);

  family->steps->check->offers_tls = ferry_ftp_client_has_feature (family->client, "AUTH");
  if (family->steps->server->security == FERRY_SECURITY_NONE && family->steps->check->offers_tls)
    ferry_check_steps_skip (family->steps, step, _ ("not asked for, and offered by the server"));
}

/* After a failure replies may be owed, or the server may still wait for a connection: a fresh
 * control connection tells the next method's own truth. */
static gboolean
be_connected (Family *family, GError **error)
{
  return ferry_ftp_client_is_connected (family->client) ||
         ferry_ftp_client_connect (family->client, family->steps->cancellable, error);
}

static void
take_our_outside (FerryCheck *check, const GError *error)
{
  if (check->our_outside == NULL)
    check->our_outside = ferry_product_dup_our_address (check->product, error->message);
}

/* Where no data connection came about, the ends are those of the control connection, without
 * ports. */
static void
take_hosts (Family *family, FerryCheckStep *step)
{
  const FerryCheckStep *control =
      ferry_check_steps_get (family->steps, FERRY_CHECK_CONTROL, family->family);

  if (step->our_address == NULL)
    step->our_address = g_strdup (control->our_address);
  if (step->server_address == NULL)
    step->server_address = g_strdup (control->server_address);
}

static void
try_method (Family *family, FerryCheckStep *step, const char *command)
{
  FerryCheckSteps *steps = family->steps;
  g_autoptr (GError) error = NULL;
  g_auto (FerryFtpEnds) ends = { NULL };

  ferry_ftp_client_set_patience (family->client, ferry_check_steps_get_patience (steps));
  ferry_check_steps_begin (steps, step);
  if (be_connected (family, &error))
    {
      ferry_check_steps_restart_clock (steps);
      step->entries =
          ferry_ftp_client_list_with (family->client, command, &ends, steps->cancellable, &error);
      ferry_check_steps_take_ends (step, &ends);
    }
  take_hosts (family, step);
  if (error == NULL)
    {
      ferry_check_steps_end (steps, step, NULL);
      return;
    }
  take_our_outside (steps->check, error);
  ferry_check_steps_fail (steps, step, error);
  ferry_ftp_client_disconnect (family->client);
}

/* Why @step makes no sense here; %NULL where it does. */
static const char *
get_obstacle (const Family *family, const FerryCheckStep *step, gboolean is_ipv4_only)
{
  if (is_ipv4_only && family->family == G_SOCKET_FAMILY_IPV6)
    return _ ("this command knows no IPv6");
  if (family->steps->check->is_proxied && ferry_check_kind_is_active (step->kind))
    return _ ("no server can connect to this computer through a proxy");
  if (ferry_check_steps_get_patience (family->steps) == 0)
    return _ ("the time for the check was over");
  return NULL;
}

static void
try_methods (Family *family)
{
  for (guint i = 0; i < G_N_ELEMENTS (plan); i++)
    {
      FerryCheckStep *step;
      const char *obstacle;

      if (plan[i].command == NULL)
        continue;
      if (g_cancellable_is_cancelled (family->steps->cancellable))
        return;
      step = ferry_check_steps_get (family->steps, plan[i].kind, family->family);
      obstacle = get_obstacle (family, step, plan[i].is_ipv4_only);
      if (obstacle != NULL)
        ferry_check_steps_skip (family->steps, step, obstacle);
      else
        try_method (family, step, plan[i].command);
    }
}

/* The command that the server named a port for, where no connection to it came about. */
static const char *
get_port_command (Family *family)
{
  for (guint i = 0; i < G_N_ELEMENTS (plan); i++)
    {
      const FerryCheckStep *step;

      if (plan[i].command == NULL || ferry_check_kind_is_active (plan[i].kind))
        continue;
      step = ferry_check_steps_get (family->steps, plan[i].kind, family->family);
      if (step->state == FERRY_CHECK_WORKS)
        return NULL;
      if (step->state == FERRY_CHECK_FAILS && step->server_port != 0)
        return plan[i].command;
    }
  return NULL;
}

/* Whoever runs the firewall needs the range, and one or two ports of it do not tell. */
static void
ask_ports (Family *family)
{
  FerryCheck *check = family->steps->check;
  const char *command = get_port_command (family);

  if (command == NULL || check->asked_low != 0 ||
      ferry_check_steps_get_patience (family->steps) == 0 || !be_connected (family, NULL))
    return;
  for (guint i = 0; i < PORTS_ASKED; i++)
    {
      guint16 port =
          ferry_ftp_client_ask_port (family->client, command, family->steps->cancellable, NULL);

      if (port == 0)
        return;
      check->asked_low = check->asked_low == 0 ? port : MIN (check->asked_low, port);
      check->asked_high = MAX (check->asked_high, port);
    }
}

/**
 * ferry_check_family_run:
 * @address: (nullable): the one to connect to; %NULL where a proxy finds it
 *
 * Runs the steps that ferry_check_family_plan() added. A failed login ends them.
 */
void
ferry_check_family_run (FerryCheckSteps *steps, GSocketFamily family, const char *address)
{
  guint patience = ferry_check_steps_get_patience (steps);
  g_autoptr (FerryFtpClient) client = ferry_ftp_client_new (steps->server, steps->log);
  Family run = { steps, family, client, NULL };
  FerryCheckStep *control;

  if (patience == 0)
    {
      ferry_check_steps_skip_rest (steps, family, _ ("the time for the check was over"));
      return;
    }
  control = ferry_check_steps_get (steps, FERRY_CHECK_CONTROL, family);
  control->server_address = g_strdup (address);
  control->server_port = ferry_server_get_port (steps->server);
  ferry_ftp_client_set_address (client, address);
  ferry_ftp_client_set_patience (client, patience);
  if (log_in (&run))
    {
      note_offered_tls (&run);
      ask_server (&run);
      try_methods (&run);
      ask_ports (&run);
      ferry_ftp_client_disconnect (client);
    }
  ferry_check_steps_skip_rest (steps, family, NULL);
}
