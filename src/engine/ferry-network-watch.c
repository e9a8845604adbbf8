/* Tells when the network is another one, and when the computer has slept. Main thread. See
 * ferry-network-watch.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-network-watch.h"

/* A network comes with several addresses and routes, one after another. */
#define SETTLED_AFTER 500 /* ms */
#define LOOK_EVERY    5   /* seconds */
#define DISCARD_PORT  9
#define SLEPT         (10 * G_TIME_SPAN_SECOND)

struct _FerryNetworkWatch
{
  FerryNetworkFunc func;
  gpointer user_data;
  GNetworkMonitor *monitor; /* borrowed: there is one */
  gulong handler;
  guint settle_source;
  guint look_source;
  FerryClocks clocks;
};

static FerryClocks
get_clocks (void)
{
  return (FerryClocks){ g_get_monotonic_time (), g_get_real_time () };
}

static gboolean
on_settled (gpointer data)
{
  FerryNetworkWatch *watch = data;

  watch->settle_source = 0;
  watch->func (FERRY_NETWORK_CHANGED, watch->user_data);
  return G_SOURCE_REMOVE;
}

static void
on_network_changed (GNetworkMonitor *monitor, gboolean is_available, FerryNetworkWatch *watch)
{
  g_clear_handle_id (&watch->settle_source, g_source_remove);
  watch->settle_source = g_timeout_add (SETTLED_AFTER, on_settled, watch);
}

/**
 * ferry_network_watch_has_slept:
 * @before: some seconds ago
 *
 * In sleep one clock stands still, or both go on without anybody looking.
 *
 * Returns: whether the computer slept in between
 */
gboolean
ferry_network_watch_has_slept (const FerryClocks *before, const FerryClocks *now)
{
  gint64 monotonic = now->monotonic - before->monotonic;
  gint64 real = now->real - before->real;

  return real - monotonic > SLEPT || monotonic > LOOK_EVERY * G_TIME_SPAN_SECOND + SLEPT;
}

static gboolean
on_look (gpointer data)
{
  FerryNetworkWatch *watch = data;
  FerryClocks before = watch->clocks;

  watch->clocks = get_clocks ();
  if (ferry_network_watch_has_slept (&before, &watch->clocks))
    watch->func (FERRY_NETWORK_RESUMED, watch->user_data);
  return G_SOURCE_CONTINUE;
}

/**
 * ferry_network_watch_new:
 * @func: called soon after something happened
 */
FerryNetworkWatch *
ferry_network_watch_new (FerryNetworkFunc func, gpointer user_data)
{
  FerryNetworkWatch *watch = g_new0 (FerryNetworkWatch, 1);

  watch->func = func;
  watch->user_data = user_data;
  watch->monitor = g_network_monitor_get_default ();
  watch->handler =
      g_signal_connect (watch->monitor, "network-changed", G_CALLBACK (on_network_changed), watch);
  watch->clocks = get_clocks ();
  watch->look_source = g_timeout_add_seconds (LOOK_EVERY, on_look, watch);
  return watch;
}

/**
 * ferry_network_watch_free:
 */
void
ferry_network_watch_free (FerryNetworkWatch *watch)
{
  g_signal_handler_disconnect (watch->monitor, watch->handler);
  g_clear_handle_id (&watch->settle_source, g_source_remove);
  g_clear_handle_id (&watch->look_source, g_source_remove);
  g_free (watch);
}

/* Nothing is sent: only the way is looked for. */
static gboolean
has_way (GInetAddress *address)
{
  g_autoptr (GSocketAddress) there = g_inet_socket_address_new (address, DISCARD_PORT);
  g_autoptr (GSocket) socket = g_socket_new (g_inet_address_get_family (address),
                                             G_SOCKET_TYPE_DATAGRAM, G_SOCKET_PROTOCOL_UDP, NULL);

  return socket != NULL && g_socket_connect (socket, there, NULL, NULL);
}

/**
 * ferry_network_may_reach:
 * @host: an address or a name
 *
 * Returns: %FALSE where no way leads to @host at the moment, so that to try is of no use. Nobody is
 * asked for the address of a name: a way to anywhere is enough for it.
 */
gboolean
ferry_network_may_reach (const char *host)
{
  static const char *const anywhere[] = { "192.0.2.1", "2001:db8::1" }; /* RFC 5737, RFC 3849 */
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);
  gboolean is_found = address != NULL && has_way (address);

  if (address != NULL || g_str_equal (host, "localhost"))
    return is_found || address == NULL;
  for (guint i = 0; i < G_N_ELEMENTS (anywhere) && !is_found; i++)
    {
      g_autoptr (GInetAddress) other = g_inet_address_new_from_string (anywhere[i]);

      is_found = has_way (other);
    }
  return is_found;
}
