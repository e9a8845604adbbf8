/* The remedies that Ferry can apply itself: one table from action to button and setting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-remedy-action.h"

#include <glib/gi18n.h>

static void
use_passive (FerryServer *server)
{
  server->mode = FERRY_MODE_PASSIVE;
}

static void
use_active (FerryServer *server)
{
  server->mode = FERRY_MODE_ACTIVE;
}

/* Another security has another port where the port was only its default. */
static void
set_security (FerryServer *server, FerrySecurity security)
{
  if (server->port == ferry_server_get_port (&(FerryServer){ .security = server->security }))
    server->port = 0;
  server->security = security;
}

static void
use_explicit_tls (FerryServer *server)
{
  set_security (server, FERRY_SECURITY_EXPLICIT);
}

static void
use_implicit_tls (FerryServer *server)
{
  set_security (server, FERRY_SECURITY_IMPLICIT);
}

static void
use_no_tls (FerryServer *server)
{
  set_security (server, FERRY_SECURITY_NONE);
}

static void
use_port_21 (FerryServer *server)
{
  server->port = 21;
}

static void
use_fewer_connections (FerryServer *server)
{
  server->max_connections = 1;
}

static const struct
{
  const char *label;
  void (*apply) (FerryServer *server);
} looks[] = {
  [FERRY_REMEDY_ACTION_NONE] = { NULL, NULL },
  [FERRY_REMEDY_ACTION_USE_PASSIVE] = { N_ ("Use _Passive Mode"), use_passive },
  [FERRY_REMEDY_ACTION_USE_ACTIVE] = { N_ ("Use _Active Mode"), use_active },
  [FERRY_REMEDY_ACTION_USE_EXPLICIT_TLS] = { N_ ("_Require TLS"), use_explicit_tls },
  [FERRY_REMEDY_ACTION_USE_IMPLICIT_TLS] = { N_ ("Use _Implicit TLS"), use_implicit_tls },
  [FERRY_REMEDY_ACTION_USE_NO_TLS] = { N_ ("Go _Without TLS"), use_no_tls },
  [FERRY_REMEDY_ACTION_USE_PORT_21] = { N_ ("Use _Port 21"), use_port_21 },
  [FERRY_REMEDY_ACTION_FEWER_CONNECTIONS] = { N_ ("Use _One Connection"), use_fewer_connections },
  [FERRY_REMEDY_ACTION_DIAGNOSE] = { N_ ("_Diagnose…"), NULL },
};

/**
 * ferry_remedy_action_get_label:
 *
 * Returns: (nullable): what its button says, translated, with a mnemonic; %NULL where there is
 *   nothing to click
 */
const char *
ferry_remedy_action_get_label (FerryRemedyAction action)
{
  return looks[action].label != NULL ? _ (looks[action].label) : NULL;
}

/**
 * ferry_remedy_action_apply:
 *
 * Returns: whether the remedy is a setting of the server, which now has it
 */
gboolean
ferry_remedy_action_apply (FerryRemedyAction action, FerryServer *server)
{
  if (looks[action].apply == NULL)
    return FALSE;
  looks[action].apply (server);
  return TRUE;
}

/**
 * ferry_remedy_action_changes:
 *
 * Returns: whether @server would be used in another way: automatic mode is passive where that works
 */
gboolean
ferry_remedy_action_changes (FerryRemedyAction action, const FerryServer *server)
{
  g_autoptr (FerryServer) changed = ferry_server_copy (server);

  if (!ferry_remedy_action_apply (action, changed))
    return FALSE;
  if (action == FERRY_REMEDY_ACTION_USE_PASSIVE)
    return server->mode == FERRY_MODE_ACTIVE;
  return changed->mode != server->mode || changed->security != server->security ||
         ferry_server_get_port (changed) != ferry_server_get_port (server) ||
         changed->max_connections != server->max_connections;
}
