/* Opening TCP connections. See ferry-ftp-dial.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-dial.h"

#include "ferry-ftp-blocking.h"
#include "ferry-ftp-address.h"
#include "ferry-ftp-wait.h"
#include "ferry-proxy.h"

#include <gio/gnetworking.h>
#include <glib/gi18n-lib.h>

/* Small commands and TLS flights must not wait for an acknowledgement. */
void
ferry_ftp_set_no_delay (GSocket *socket)
{
  g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, TRUE, NULL);
}

/* Routers forget a control connection that is silent while data flows; probes after @seconds of
 * silence remind them. Where the time cannot be set, the system's own (mostly two hours) stays. */
void
ferry_ftp_set_keep_alive (GSocket *socket, int seconds)
{
  g_socket_set_keepalive (socket, TRUE);
#ifdef TCP_KEEPIDLE
  g_socket_set_option (socket, IPPROTO_TCP, TCP_KEEPIDLE, seconds, NULL);
#endif
#ifdef TCP_KEEPINTVL
  g_socket_set_option (socket, IPPROTO_TCP, TCP_KEEPINTVL, seconds, NULL);
#endif
}

/* A server with Nagle's algorithm holds the 226 back until the 150 is acknowledged: some 40 ms a
 * file with inetutils and NetKit. Linux forgets the option, so it is set after each read. */
void
ferry_ftp_set_quick_acknowledge (GSocket *socket)
{
#ifdef TCP_QUICKACK
  g_socket_set_option (socket, IPPROTO_TCP, TCP_QUICKACK, TRUE, NULL);
#endif
}

static gboolean is_direct;

/**
 * ferry_ftp_dial_set_direct:
 *
 * No proxy is looked for in this program from now on, which spares it the libraries that know the
 * desktops' settings. Before any connection is made.
 */
void
ferry_ftp_dial_set_direct (void)
{
  is_direct = TRUE;
}

typedef struct
{
  FerryFtpBlocking call;
  GSocketConnection *connection;
  GError *error;
  GSocketAddress *tried; /* the last one, nullable */
  gboolean is_named;     /* the name has led to addresses */
  gboolean is_proxied;
} Dial;

static void
did_connect (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Dial *dial = user_data;

  dial->connection =
      g_socket_client_connect_finish (G_SOCKET_CLIENT (source), result, &dial->error);
  ferry_ftp_blocking_done (&dial->call);
}

static void
on_client_event (GSocketClient *client,
                 GSocketClientEvent event,
                 GSocketConnectable *connectable,
                 GIOStream *stream,
                 Dial *dial)
{
  if (event == G_SOCKET_CLIENT_PROXY_NEGOTIATING)
    dial->is_proxied = TRUE;
  if (event != G_SOCKET_CLIENT_CONNECTING)
    return;
  dial->is_named = TRUE;
  g_clear_object (&dial->tried);
  dial->tried = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (stream), NULL);
}

/**
 * ferry_ftp_dial_dup_resolver:
 * @server: whose proxy counts, with its password
 *
 * Returns: (transfer full): what says which way leads there
 */
GProxyResolver *
ferry_ftp_dial_dup_resolver (const FerryServer *server)
{
  g_autofree char *user = NULL;
  g_autofree char *whole = NULL;

  if (server->proxy == NULL)
    return g_object_ref (g_proxy_resolver_get_default ());
  if (server->proxy_password == NULL)
    return g_simple_proxy_resolver_new (server->proxy, NULL);
  g_free (ferry_proxy_split (server->proxy, &user, NULL));
  whole = ferry_proxy_join (server->proxy, user, server->proxy_password);
  return g_simple_proxy_resolver_new (whole, NULL);
}

/**
 * ferry_ftp_dial_host:
 * @host: name or address
 * @server: whose proxy counts
 * @seconds: until it has to stand
 * @is_proxied: (out): whether the way leads through a proxy
 * @tried: (out) (optional) (nullable) (transfer full): the address that was tried last
 *
 * Returns: (transfer full): the connection; %G_IO_ERROR_TIMED_OUT when the time is over,
 * %G_RESOLVER_ERROR_TEMPORARY_FAILURE when it was spent on the name
 */
GSocketConnection *
ferry_ftp_dial_host (const char *host,
                     guint16 port,
                     const FerryServer *server,
                     guint seconds,
                     gboolean *is_proxied,
                     GSocketAddress **tried,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnectable) target = g_network_address_new (host, port);
  Dial dial = { 0 };
  gboolean is_late;

  g_socket_client_set_enable_proxy (client, server->proxy != NULL || !is_direct);
  if (server->proxy != NULL)
    {
      g_autoptr (GProxyResolver) resolver = ferry_ftp_dial_dup_resolver (server);

      g_socket_client_set_proxy_resolver (client, resolver);
    }
  g_signal_connect (client, "event", G_CALLBACK (on_client_event), &dial);
  /* Only the asynchronous one tries addresses side by side (RFC 8305). */
  ferry_ftp_blocking_begin (&dial.call, seconds, cancellable);
  g_socket_client_connect_async (client, target, dial.call.stop, did_connect, &dial);
  is_late = ferry_ftp_blocking_wait (&dial.call);

  *is_proxied = dial.is_proxied;
  if (tried != NULL)
    *tried = g_steal_pointer (&dial.tried);
  g_clear_object (&dial.tried);
  if (dial.connection != NULL)
    return dial.connection;
  if (is_late)
    {
      g_clear_error (&dial.error);
      if (dial.is_named)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, _ ("Connection timed out"));
      else
        g_set_error_literal (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE,
                             _ ("The name server does not answer"));
      return NULL;
    }
  g_propagate_error (error, dial.error);
  return NULL;
}

/* The port is chosen when the other end is known, and may then be one that other connections use:
 * after some thousand uploads the search for one that nobody uses takes a millisecond. */
static void
bind_no_port (GSocket *socket)
{
#ifdef IP_BIND_ADDRESS_NO_PORT
  g_socket_set_option (socket, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, TRUE, NULL);
#endif
}

static GSocket *
new_bound_socket (GSocketAddress *address, GSocketAddress *local, GError **error)
{
  g_autoptr (GSocket) socket = g_socket_new (g_socket_address_get_family (address),
                                             G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);
  g_autoptr (GSocketAddress) any_port = NULL;

  if (socket == NULL)
    return NULL;
  if (local != NULL && g_socket_address_get_family (local) == g_socket_address_get_family (address))
    {
      any_port = ferry_ftp_address_with_port (local, 0);
      bind_no_port (socket);
      if (!g_socket_bind (socket, any_port, FALSE, error))
        return NULL;
    }
  return g_steal_pointer (&socket);
}

/**
 * ferry_ftp_dial_address:
 * @local: (nullable): the end to connect from, its port aside
 *
 * Connects straight, past any proxy.
 *
 * Returns: (transfer full): the connection; %G_IO_ERROR_TIMED_OUT when the time is over
 */
GSocketConnection *
ferry_ftp_dial_address (GSocketAddress *address,
                        GSocketAddress *local,
                        guint seconds,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GSocket) socket = new_bound_socket (address, local, error);
  g_autoptr (GError) pending = NULL;

  if (socket == NULL)
    return NULL;
  g_socket_set_blocking (socket, FALSE);
  if (!g_socket_connect (socket, address, cancellable, &pending))
    {
      if (!g_error_matches (pending, G_IO_ERROR, G_IO_ERROR_PENDING))
        {
          g_propagate_error (error, g_steal_pointer (&pending));
          return NULL;
        }
      if (!ferry_ftp_wait_for (socket, G_IO_OUT, ferry_ftp_deadline_in (seconds), cancellable,
                               error) ||
          !g_socket_check_connect_result (socket, error))
        return NULL;
    }
  g_socket_set_blocking (socket, TRUE);
  return g_socket_connection_factory_create_connection (socket);
}
