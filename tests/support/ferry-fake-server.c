/* A scripted FTP server. See ferry-fake-server.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-fake-server.h"

#include "ferry-fake-flood.h"

#include <string.h>

struct _FerryFakeServer
{
  const char *const *script;
  GThread *thread;
  GSocket *listener;
  guint16 port;

  /* of the thread, until it is joined */
  GSocket *control;
  GSocket *data_listener;
  GSocket *filler; /* takes the only place in the queue of a port that takes nobody */
  GSocket *data;
  guint16 data_port;
  GString *received; /* on the control connection, not yet taken */
  char *last_line;
  char *failure;
};

/* Every wait of the server ends, so that a broken client fails its test and does not hang it. */
#define PATIENCE 10

#define BACKLOG 10

static GSocket *
listen_on_loopback (int backlog, guint16 *port)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (address, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  GSocket *socket =
      g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);

  g_socket_set_timeout (socket, PATIENCE);
  g_socket_set_listen_backlog (socket, backlog);
  g_assert_true (g_socket_bind (socket, any, TRUE, NULL));
  g_assert_true (g_socket_listen (socket, NULL));
  bound = g_socket_get_local_address (socket, NULL);
  *port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  return socket;
}

static char *
fill_in (FerryFakeServer *server, const char *text)
{
  GString *filled = g_string_new (text);
  g_autofree char *port = g_strdup_printf ("%u", server->data_port);
  g_autofree char *high = g_strdup_printf ("%u", (guint) server->data_port >> 8);
  g_autofree char *low = g_strdup_printf ("%u", (guint) server->data_port & 255);

  g_string_replace (filled, "@PORT@", port, 0);
  g_string_replace (filled, "@P1@", high, 0);
  g_string_replace (filled, "@P2@", low, 0);
  return g_string_free (filled, FALSE);
}

/* The text with line ends and NULs in the place of their names. */
static GString *
unescape (FerryFakeServer *server, const char *text)
{
  g_autofree char *filled = fill_in (server, text);
  g_auto (GStrv) parts = NULL;
  GString *bytes = g_string_new (filled);

  g_string_replace (bytes, "@LF@", "\r\n", 0);
  parts = g_strsplit (bytes->str, "@NUL@", -1);
  g_string_truncate (bytes, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (bytes, '\0');
      g_string_append (bytes, parts[i]);
    }
  return bytes;
}

static gboolean
step_raw (FerryFakeServer *server, const char *text)
{
  g_autoptr (GString) bytes = unescape (server, text);

  return ferry_fake_send (server->control, bytes->str, bytes->len);
}

static gboolean
step_drip (FerryFakeServer *server, const char *text)
{
  g_autoptr (GString) bytes = unescape (server, text);

  server->failure = ferry_fake_drip (server->control, bytes, PATIENCE);
  return server->failure == NULL;
}

static gboolean
step_flood (FerryFakeServer *server, const char *text)
{
  g_autoptr (GString) bytes = unescape (server, text);

  server->failure = ferry_fake_flood (server->control, bytes);
  return server->failure == NULL;
}

static gboolean
step_flood_data (FerryFakeServer *server, const char *text)
{
  g_autoptr (GString) bytes = unescape (server, text);

  server->failure = ferry_fake_flood (server->data, bytes);
  return server->failure == NULL;
}

static gboolean
step_reply (FerryFakeServer *server, const char *text)
{
  g_autofree char *filled = fill_in (server, text);
  g_autofree char *line = g_strconcat (filled, "\r\n", NULL);

  return ferry_fake_send (server->control, line, strlen (line));
}

static gboolean
read_line (FerryFakeServer *server)
{
  char *end;

  while ((end = strstr (server->received->str, "\r\n")) == NULL)
    {
      char bytes[512];
      gssize count = g_socket_receive (server->control, bytes, sizeof bytes, NULL, NULL);

      if (count <= 0)
        return FALSE;
      g_string_append_len (server->received, bytes, count);
    }
  g_free (server->last_line);
  server->last_line = g_strndup (server->received->str, (gsize) (end - server->received->str));
  g_string_erase (server->received, 0, end + 2 - server->received->str);
  return TRUE;
}

static gboolean
step_expect (FerryFakeServer *server, const char *text)
{
  gsize length = strlen (text);
  gboolean is_open = length > 0 && text[length - 1] == '*';

  if (!read_line (server))
    {
      server->failure = g_strdup_printf ("nothing came where “%s” was expected", text);
      return FALSE;
    }
  if (is_open ? strncmp (server->last_line, text, length - 1) == 0
              : strcmp (server->last_line, text) == 0)
    return TRUE;
  server->failure = g_strdup_printf ("“%s” came where “%s” was expected", server->last_line, text);
  return FALSE;
}

static gboolean
step_listen (FerryFakeServer *server, const char *text)
{
  g_clear_object (&server->data_listener);
  server->data_listener = listen_on_loopback (BACKLOG, &server->data_port);
  return TRUE;
}

static gboolean
step_unlisten (FerryFakeServer *server, const char *text)
{
  g_clear_object (&server->data_listener);
  return TRUE;
}

static GSocket *
connect_to_data_port (FerryFakeServer *server)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) target = g_inet_socket_address_new (address, server->data_port);
  g_autoptr (GSocket) socket =
      g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);

  g_socket_set_timeout (socket, PATIENCE);
  return g_socket_connect (socket, target, NULL, NULL) ? g_steal_pointer (&socket) : NULL;
}

static gboolean
step_listen_full (FerryFakeServer *server, const char *text)
{
  g_clear_object (&server->data_listener);
  server->data_listener = listen_on_loopback (0, &server->data_port);
  g_clear_object (&server->filler);
  server->filler = connect_to_data_port (server);
  return server->filler != NULL;
}

static gboolean
step_accept (FerryFakeServer *server, const char *text)
{
  g_clear_object (&server->data);
  server->data = g_socket_accept (server->data_listener, NULL, NULL);
  if (server->data != NULL)
    g_socket_set_timeout (server->data, PATIENCE);
  return server->data != NULL;
}

/* The port is the last number but one delimiter of EPRT, or the last two of PORT. */
static guint16
get_announced_port (const char *line)
{
  g_auto (GStrv) parts = g_strsplit_set (line, ",|", -1);
  guint count = g_strv_length (parts);

  if (count < 5)
    return 0;
  if (g_str_has_prefix (line, "EPRT"))
    return (guint16) g_ascii_strtoull (parts[count - 2], NULL, 10);
  return (guint16) (g_ascii_strtoull (parts[count - 2], NULL, 10) * 256 +
                    g_ascii_strtoull (parts[count - 1], NULL, 10));
}

static gboolean
step_connect (FerryFakeServer *server, const char *text)
{
  g_clear_object (&server->data);
  server->data = connect_to_data_port (server);
  return server->data != NULL;
}

static gboolean
step_stranger (FerryFakeServer *server, const char *text)
{
  return ferry_fake_visit_as_stranger (server->data_port, PATIENCE);
}

/* Remembers the port of the PORT or EPRT that was expected just now. */
static gboolean
step_note_port (FerryFakeServer *server, const char *text)
{
  server->data_port = get_announced_port (server->last_line);
  return server->data_port != 0;
}

static gboolean
step_send (FerryFakeServer *server, const char *text)
{
  g_autofree char *line = g_strconcat (text, "\r\n", NULL);

  return ferry_fake_send (server->data, line, strlen (line));
}

static gboolean
step_send_bytes (FerryFakeServer *server, const char *text)
{
  gsize length = (gsize) g_ascii_strtoull (text, NULL, 10);
  g_autofree char *bytes = g_malloc (length);

  memset (bytes, 'x', length);
  return ferry_fake_send (server->data, bytes, length);
}

static gboolean
step_receive (FerryFakeServer *server, const char *text)
{
  guint64 wanted = g_ascii_strtoull (text, NULL, 10);
  guint64 total = 0;
  char bytes[4096];
  gssize count;

  while ((count = g_socket_receive (server->data, bytes, sizeof bytes, NULL, NULL)) > 0)
    total += (guint64) count;
  if (total == wanted && count == 0)
    return TRUE;
  server->failure = g_strdup_printf ("%" G_GUINT64_FORMAT " bytes came, not %s", total, text);
  return FALSE;
}

static gboolean
step_end_data (FerryFakeServer *server, const char *text)
{
  if (server->data != NULL)
    g_socket_close (server->data, NULL);
  g_clear_object (&server->data);
  return TRUE;
}

static gboolean
step_reset_data (FerryFakeServer *server, const char *text)
{
  ferry_fake_reset_on_close (server->data);
  return step_end_data (server, text);
}

static gboolean
step_wait (FerryFakeServer *server, const char *text)
{
  g_usleep ((gulong) g_ascii_strtoull (text, NULL, 10) * 1000);
  return TRUE;
}

static gboolean
step_stall (FerryFakeServer *server, const char *text)
{
  char bytes[512];

  while (g_socket_receive (server->control, bytes, sizeof bytes, NULL, NULL) > 0)
    continue;
  return TRUE;
}

static gboolean
step_close (FerryFakeServer *server, const char *text)
{
  g_socket_close (server->control, NULL);
  g_clear_object (&server->control);
  g_string_truncate (server->received, 0);
  return TRUE;
}

static gboolean
step_reset (FerryFakeServer *server, const char *text)
{
  ferry_fake_reset_on_close (server->control);
  return step_close (server, text);
}

static const struct
{
  const char *name;
  gboolean (*run) (FerryFakeServer *server, const char *text);
} steps[] = {
  { "accept", step_accept },
  { "close", step_close },
  { "connect", step_connect },
  { "drip", step_drip },
  { "end-data", step_end_data },
  { "expect", step_expect },
  { "flood", step_flood },
  { "flood-data", step_flood_data },
  { "listen", step_listen },
  { "note-port", step_note_port },
  { "raw", step_raw },
  { "receive", step_receive },
  { "reply", step_reply },
  { "reset", step_reset },
  { "reset-data", step_reset_data },
  { "send", step_send },
  { "send-bytes", step_send_bytes },
  { "stall", step_stall },
  { "stranger", step_stranger },
  { "listen-full", step_listen_full },
  { "unlisten", step_unlisten },
  { "wait", step_wait },
};

static gboolean
run_step (FerryFakeServer *server, const char *line)
{
  gsize length = strcspn (line, " ");
  const char *text = line[length] != '\0' ? line + length + 1 : "";

  if (server->control == NULL)
    {
      server->control = g_socket_accept (server->listener, NULL, NULL);
      if (server->control == NULL)
        return FALSE;
      g_socket_set_timeout (server->control, PATIENCE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (strlen (steps[i].name) == length && strncmp (steps[i].name, line, length) == 0)
      return steps[i].run (server, text);
  g_error ("no such step: %s", line);
}

static gpointer
play (gpointer data)
{
  FerryFakeServer *server = data;

  for (const char *const *line = server->script; *line != NULL; line++)
    if (!run_step (server, *line))
      {
        if (server->failure == NULL)
          server->failure = g_strdup_printf ("stopped at “%s”", *line);
        break;
      }
  step_end_data (server, NULL);
  g_clear_object (&server->filler);
  g_clear_object (&server->data_listener);
  if (server->control != NULL)
    step_close (server, NULL);
  return NULL;
}

/**
 * ferry_fake_server_start:
 * @script: %NULL-terminated, stays until the server is finished
 *
 * Returns: (transfer full): the server, listening on 127.0.0.1
 */
FerryFakeServer *
ferry_fake_server_start (const char *const *script)
{
  FerryFakeServer *server = g_new0 (FerryFakeServer, 1);

  server->script = script;
  server->received = g_string_new (NULL);
  server->listener = listen_on_loopback (BACKLOG, &server->port);
  server->thread = g_thread_new ("fake-server", play, server);
  return server;
}

guint16
ferry_fake_server_get_port (FerryFakeServer *server)
{
  return server->port;
}

/**
 * ferry_fake_server_finish:
 *
 * Waits for the end of the transcript and frees the server.
 *
 * Returns: (transfer full) (nullable): where the client left the transcript; %NULL if it kept to it
 */
char *
ferry_fake_server_finish (FerryFakeServer *server)
{
  char *failure;

  g_thread_join (server->thread);
  failure = server->failure;
  g_clear_object (&server->listener);
  g_string_free (server->received, TRUE);
  g_free (server->last_line);
  g_free (server);
  return failure;
}
