/* A check from the host's name to the last listing. IPv4 and IPv6 run one after the other, so that
 * no server sees more than one login at a time. See ferry-check-run.h; what happens over each of
 * them is ferry-check-family.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-check-run.h"

#include "ferry-check-family.h"
#include "ferry-ftp-dial.h"
#include "ferry-ftp-resolve.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WHOLE_CHECK 60 /* seconds */

static const struct
{
  GSocketFamily family;
  const char *missing;
} families[] = {
  { G_SOCKET_FAMILY_IPV4, N_ ("the host has no IPv4 address") },
  { G_SOCKET_FAMILY_IPV6, N_ ("the host has no IPv6 address") },
};

static char *
dup_first (GList *addresses, GSocketFamily family)
{
  for (GList *link = addresses; link != NULL; link = link->next)
    if (g_inet_address_get_family (link->data) == family)
      return g_inet_address_to_string (link->data);
  return NULL;
}

static char *
dup_list (GList *addresses)
{
  GString *list = g_string_new (NULL);

  for (GList *link = addresses; link != NULL; link = link->next)
    {
      g_autofree char *address = g_inet_address_to_string (link->data);

      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", address);
    }
  return g_string_free (list, FALSE);
}

/* A proxy finds the host by itself, and often only it can. */
static gboolean
uses_proxy (FerryCheckSteps *steps)
{
  g_autofree char *uri = g_strdup_printf (
      strchr (steps->server->host, ':') != NULL ? "none://[%s]:%u" : "none://%s:%u",
      steps->server->host, ferry_server_get_port (steps->server));
  g_autoptr (GProxyResolver) resolver = ferry_ftp_dial_dup_resolver (steps->server);
  g_auto (GStrv) proxies = g_proxy_resolver_lookup (resolver, uri, steps->cancellable, NULL);

  return proxies != NULL && proxies[0] != NULL && !g_str_has_prefix (proxies[0], "direct:");
}

static void
run_through_proxy (FerryCheckSteps *steps, FerryCheckStep *name)
{
  const FerryCheckStep *first = g_ptr_array_index (steps->check->steps, 1);

  ferry_check_steps_skip (steps, name, _ ("left to the proxy"));
  ferry_check_family_run (steps, first->family, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    ferry_check_steps_skip_rest (steps, families[i].family, _ ("left to the proxy"));
}

static void
run_over_addresses (FerryCheckSteps *steps, GList *addresses)
{
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autofree char *address = dup_first (addresses, families[i].family);

      if (address != NULL)
        ferry_check_family_run (steps, families[i].family, address);
      else
        ferry_check_steps_skip_rest (steps, families[i].family, _ (families[i].missing));
    }
}

static void
run_steps (FerryCheckSteps *steps)
{
  FerryCheckStep *name = ferry_check_steps_get (steps, FERRY_CHECK_NAME, G_SOCKET_FAMILY_INVALID);
  g_autoptr (GError) error = NULL;
  g_autofree char *list = NULL;
  GList *addresses;

  if (uses_proxy (steps))
    {
      run_through_proxy (steps, name);
      return;
    }
  ferry_check_steps_begin (steps, name);
  addresses = ferry_ftp_resolve (steps->server->host, ferry_check_steps_get_patience (steps),
                                 steps->cancellable, &error);
  if (addresses == NULL)
    {
      ferry_check_steps_fail (steps, name, error);
      for (guint i = 0; i < G_N_ELEMENTS (families); i++)
        ferry_check_steps_skip_rest (steps, families[i].family, NULL);
      return;
    }
  list = dup_list (addresses);
  ferry_check_steps_end (steps, name, list);
  run_over_addresses (steps, addresses);
  g_resolver_free_addresses (addresses);
}

/* An address as the host is of one family, and nobody misses the other. */
static void
plan_steps (FerryCheck *check)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (check->server->host);

  ferry_check_add (check, FERRY_CHECK_NAME, G_SOCKET_FAMILY_INVALID);
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (address == NULL || g_inet_address_get_family (address) == families[i].family)
      ferry_check_family_plan (check, families[i].family);
}

/**
 * ferry_check_run:
 * @server: where to; its mode plays no part
 * @log: (nullable): the lines of all connections
 * @func: (nullable): called whenever a step has begun or ended
 *
 * Connects, logs in and lists the login folder in each way there is, in a minute at most.
 *
 * Returns: (transfer full): what was found; is_over unless it was cancelled
 */
FerryCheck *
ferry_check_run (const FerryServer *server,
                 FerryLog *log,
                 FerryCheckFunc func,
                 gpointer user_data,
                 GCancellable *cancellable)
{
  FerryCheck *check = ferry_check_new (server);
  FerryCheckSteps steps = {
    .server = server,
    .log = log,
    .func = func,
    .user_data = user_data,
    .cancellable = cancellable,
    .check = check,
    .deadline = g_get_monotonic_time () + WHOLE_CHECK * G_USEC_PER_SEC,
  };

  check->time = g_get_real_time ();
  plan_steps (check);
  run_steps (&steps);
  check->is_over = !g_cancellable_is_cancelled (cancellable);
  if (func != NULL)
    func (check, user_data);
  return check;
}
