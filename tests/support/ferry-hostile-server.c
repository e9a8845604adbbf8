/* A hostile FTP server by rules. See ferry-hostile-server.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-hostile-server.h"

#include "ferry-fake-flood.h"

#include <gio/gnetworking.h>
#include <string.h>

#define PATIENCE 10
#define PIECE    (64 * 1024)

struct _FerryHostileServer
{
  FerryHostileRules rules;
  GSocket *listener;
  GThread *thread;
  guint16 port;

  GMutex lock;
  GPtrArray *clients; /* of GThread */
  GHashTable *seen;   /* the commands of all clients */
  guint steps;
  gsize stored; /* bytes of the last upload */
  gboolean is_over;
};

/* One control connection, and what belongs to it. */
typedef struct
{
  FerryHostileServer *server;
  GSocket *control;
  GSocket *data_listener;
  GString *received;
  char *folder;
} Client;

static GSocket *
new_listener (guint16 *port)
{
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) bound = NULL;
  GSocket *socket =
      g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);

  g_socket_set_timeout (socket, PATIENCE);
  g_assert_true (g_socket_bind (socket, any, TRUE, NULL));
  g_assert_true (g_socket_listen (socket, NULL));
  bound = g_socket_get_local_address (socket, NULL);
  *port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  return socket;
}

/* Counts a step. Returns %FALSE where it is the one to break off at. */
static gboolean
step (Client *client, GSocket *data)
{
  FerryHostileServer *server = client->server;
  gboolean is_reset;

  g_mutex_lock (&server->lock);
  is_reset = ++server->steps == server->rules.reset_at;
  g_mutex_unlock (&server->lock);
  if (!is_reset)
    return TRUE;
  if (data != NULL)
    ferry_fake_reset_on_close (data);
  ferry_fake_reset_on_close (client->control);
  return FALSE;
}

G_GNUC_PRINTF (2, 3)
static gboolean
reply (Client *client, const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  gsize half;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  line = g_strconcat (text, "\r\n", NULL);
  half = strlen (line) / 2;
  return step (client, NULL) && ferry_fake_send (client->control, line, half) &&
         step (client, NULL) &&
         ferry_fake_send (client->control, line + half, strlen (line) - half);
}

static char *
read_line (Client *client)
{
  char *end, *line;

  while ((end = strstr (client->received->str, "\r\n")) == NULL)
    {
      char bytes[512];
      gssize count = g_socket_receive (client->control, bytes, sizeof bytes, NULL, NULL);

      if (count <= 0)
        return NULL;
      g_string_append_len (client->received, bytes, count);
    }
  line = g_strndup (client->received->str, (gsize) (end - client->received->str));
  g_string_erase (client->received, 0, end + 2 - client->received->str);
  return line;
}

/* --- Data --- */

static gboolean
send_half_and_half (Client *client, GSocket *data, const char *bytes)
{
  gsize half = strlen (bytes) / 2;

  return step (client, data) && ferry_fake_send (data, bytes, half) && step (client, data) &&
         ferry_fake_send (data, bytes + half, strlen (bytes) - half) && step (client, data);
}

static gboolean
send_entries (Client *client, GSocket *data)
{
  g_autoptr (GString) piece = g_string_new (NULL);

  for (guint64 i = 0; i < client->server->rules.entries; i++)
    {
      g_string_append_printf (piece,
                              "type=file;size=%" G_GUINT64_FORMAT ";modify=20240203101112; "
                              "file number %" G_GUINT64_FORMAT ".txt\r\n",
                              i, i);
      if (piece->len < PIECE)
        continue;
      if (!ferry_fake_send (data, piece->str, piece->len))
        return TRUE; /* the client has enough */
      g_string_truncate (piece, 0);
    }
  ferry_fake_send (data, piece->str, piece->len);
  return TRUE;
}

static gboolean
send_listing (Client *client, GSocket *data)
{
  const FerryHostileRules *rules = &client->server->rules;

  if (rules->entries > 0 && g_str_equal (client->folder, "/"))
    return send_entries (client, data);
  return send_half_and_half (client, data, rules->listing != NULL ? rules->listing : "");
}

static gboolean
send_file (Client *client, GSocket *data)
{
  return send_half_and_half (client, data, client->server->rules.content);
}

static gboolean
receive_file (Client *client, GSocket *data)
{
  char bytes[4096];
  gsize total = 0;
  gssize count;

  if (!step (client, data))
    return FALSE;
  while ((count = g_socket_receive (data, bytes, sizeof bytes, NULL, NULL)) > 0)
    total += (gsize) count;
  g_mutex_lock (&client->server->lock);
  client->server->stored = total;
  g_mutex_unlock (&client->server->lock);
  return count == 0 && step (client, data);
}

static gboolean
move_data (Client *client, gboolean (*move) (Client *client, GSocket *data))
{
  g_autoptr (GSocket) data = NULL;
  gboolean is_moved;

  if (client->data_listener == NULL)
    return reply (client, "425 Nowhere to connect to");
  data = g_socket_accept (client->data_listener, NULL, NULL);
  g_clear_object (&client->data_listener);
  if (data == NULL || !reply (client, "150 Here it comes"))
    return FALSE;
  g_socket_set_timeout (data, PATIENCE);
  is_moved = move (client, data);
  g_socket_close (data, NULL);
  return is_moved && reply (client, "226 Done");
}

/* --- Commands --- */

static gboolean
do_epsv (Client *client, const char *argument)
{
  guint16 port;

  g_clear_object (&client->data_listener);
  client->data_listener = new_listener (&port);
  return reply (client, "229 Entering Extended Passive Mode (|||%u|)", port);
}

static gboolean
do_list (Client *client, const char *argument)
{
  return move_data (client, send_listing);
}

static gboolean
do_retr (Client *client, const char *argument)
{
  return move_data (client, send_file);
}

static gboolean
do_stor (Client *client, const char *argument)
{
  return move_data (client, receive_file);
}

static gboolean
do_feat (Client *client, const char *argument)
{
  return client->server->rules.has_no_mlsd
             ? reply (client, "211-Features\r\n SIZE\r\n211 End")
             : reply (client, "211-Features\r\n MLST type*;size*;modify*;\r\n SIZE\r\n211 End");
}

/* What ends in .txt is a file. */
static gboolean
do_cwd (Client *client, const char *argument)
{
  if (g_str_has_suffix (argument, ".txt"))
    return reply (client, "550 Not a folder");
  g_free (client->folder);
  client->folder = g_strdup (argument);
  return reply (client, "250 There");
}

static gboolean
do_pwd (Client *client, const char *argument)
{
  const char *folder = client->server->rules.folder;

  return reply (client, "257 \"%s\" is current", folder != NULL ? folder : client->folder);
}

static gboolean
do_size (Client *client, const char *argument)
{
  gsize size;

  g_mutex_lock (&client->server->lock);
  size = client->server->stored;
  g_mutex_unlock (&client->server->lock);
  if (!g_str_has_suffix (argument, ".txt"))
    return reply (client, "550 Not a file");
  if (!g_str_has_suffix (argument, "upload.txt"))
    size = strlen (client->server->rules.content);
  return reply (client, "213 %" G_GSIZE_FORMAT, size);
}

static const struct
{
  const char *name;
  gboolean (*run) (Client *client, const char *argument);
  const char *answer; /* where that is all */
} commands[] = {
  { "APPE", do_stor, NULL },    { "CWD", do_cwd, NULL },      { "DELE", NULL, "250 Gone" },
  { "EPSV", do_epsv, NULL },    { "FEAT", do_feat, NULL },    { "LIST", do_list, NULL },
  { "MKD", NULL, "257 Made" },  { "MLSD", do_list, NULL },    { "NOOP", NULL, "200 Ok" },
  { "PASS", NULL, "230 In" },   { "PWD", do_pwd, NULL },      { "QUIT", NULL, "221 Bye" },
  { "RETR", do_retr, NULL },    { "RMD", NULL, "250 Gone" },  { "RNFR", NULL, "350 To?" },
  { "RNTO", NULL, "250 Done" }, { "SIZE", do_size, NULL },    { "STOR", do_stor, NULL },
  { "TYPE", NULL, "200 Ok" },   { "SYST", NULL, "215 UNIX" }, { "USER", NULL, "331 Password?" },
  { "OPTS", NULL, "200 Ok" },
};

static gboolean
obey (Client *client, const char *line)
{
  gsize length = strcspn (line, " ");
  const char *argument = line[length] != '\0' ? line + length + 1 : "";

  g_mutex_lock (&client->server->lock);
  g_hash_table_add (client->server->seen, g_strdup (line));
  g_mutex_unlock (&client->server->lock);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strlen (commands[i].name) == length && strncmp (commands[i].name, line, length) == 0)
      return commands[i].run != NULL ? commands[i].run (client, argument)
                                     : reply (client, "%s", commands[i].answer);
  return reply (client, "502 What?");
}

static gpointer
serve (gpointer data)
{
  Client *client = data;
  g_autofree char *line = NULL;

  if (reply (client, "220 Welcome"))
    while ((line = read_line (client)) != NULL && obey (client, line))
      g_clear_pointer (&line, g_free);
  g_clear_object (&client->data_listener);
  g_socket_close (client->control, NULL);
  g_object_unref (client->control);
  g_string_free (client->received, TRUE);
  g_free (client->folder);
  g_free (client);
  return NULL;
}

static gpointer
take_clients (gpointer data)
{
  FerryHostileServer *server = data;
  GSocket *control;

  while ((control = g_socket_accept (server->listener, NULL, NULL)) != NULL && !server->is_over)
    {
      Client *client = g_new0 (Client, 1);

      client->server = server;
      client->control = control;
      client->received = g_string_new (NULL);
      client->folder = g_strdup ("/");
      g_socket_set_timeout (control, PATIENCE);
      /* Replies go out in two halves: the second must not wait for an acknowledgement. */
      g_socket_set_option (control, IPPROTO_TCP, TCP_NODELAY, TRUE, NULL);
      g_ptr_array_add (server->clients, g_thread_new ("hostile-client", serve, client));
    }
  g_clear_object (&control);
  return NULL;
}

/**
 * ferry_hostile_server_start:
 * @rules: copied; its strings stay until the server is freed
 */
FerryHostileServer *
ferry_hostile_server_start (const FerryHostileRules *rules)
{
  FerryHostileServer *server = g_new0 (FerryHostileServer, 1);

  server->rules = *rules;
  g_mutex_init (&server->lock);
  server->clients = g_ptr_array_new ();
  server->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  server->listener = new_listener (&server->port);
  g_socket_set_timeout (server->listener, 0);
  server->thread = g_thread_new ("hostile-server", take_clients, server);
  return server;
}

guint16
ferry_hostile_server_get_port (FerryHostileServer *server)
{
  return server->port;
}

/**
 * ferry_hostile_server_get_steps:
 *
 * Returns: how many steps have been taken, the last of them maybe not
 */
guint
ferry_hostile_server_get_steps (FerryHostileServer *server)
{
  guint steps;

  g_mutex_lock (&server->lock);
  steps = server->steps;
  g_mutex_unlock (&server->lock);
  return steps;
}

/**
 * ferry_hostile_server_get_stored:
 *
 * Returns: the bytes of the last upload that came whole
 */
gsize
ferry_hostile_server_get_stored (FerryHostileServer *server)
{
  gsize stored;

  g_mutex_lock (&server->lock);
  stored = server->stored;
  g_mutex_unlock (&server->lock);
  return stored;
}

/**
 * ferry_hostile_server_has_seen:
 *
 * Returns: whether some client has sent the line
 */
gboolean
ferry_hostile_server_has_seen (FerryHostileServer *server, const char *command)
{
  gboolean has_seen;

  g_mutex_lock (&server->lock);
  has_seen = g_hash_table_contains (server->seen, command);
  g_mutex_unlock (&server->lock);
  return has_seen;
}

/**
 * ferry_hostile_server_free:
 *
 * Its clients must have closed their connections, or are waited for.
 */
void
ferry_hostile_server_free (FerryHostileServer *server)
{
  server->is_over = TRUE;
  g_socket_shutdown (server->listener, TRUE, TRUE, NULL);
  g_thread_join (server->thread);
  for (guint i = 0; i < server->clients->len; i++)
    g_thread_join (g_ptr_array_index (server->clients, i));
  g_object_unref (server->listener);
  g_ptr_array_unref (server->clients);
  g_hash_table_unref (server->seen);
  g_mutex_clear (&server->lock);
  g_free (server);
}
