/* From server to server. See ferry-ftp-relay-direct.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-relay-direct.h"

#include "ferry-ftp-relay-ports.h"
#include "ferry-ftp-time.h"
#include "ferry-ftp-wait.h"

#include <glib/gi18n-lib.h>

/* Nobody here sees the bytes move. A file that takes longer than at this rate has stopped. */
#define SLOWEST (16 * 1024) /* bytes a second */

/* Once one side has ended in a failure the other notices soon. */
#define OTHER_SECONDS 10

typedef enum
{
  ROLE_PASSIVE,
  ROLE_ACTIVE,
} Role;

/* One of the two servers. */
typedef struct
{
  FerryFtpSession *session;
  char *path;           /* owned */
  const char *verb;     /* RETR, STOR or APPE */
  FerryFtpReply *final; /* owned, nullable: still owed */
  gboolean has_opened;
} End;

typedef struct
{
  FerryFtpDirect *direct;
  End source;
  End target;
  gint64 deadline;
} Copy;

static void
end_clear (End *end)
{
  g_free (end->path);
  g_clear_pointer (&end->final, ferry_ftp_reply_free);
}

static gboolean
send_verb (End *end, GCancellable *cancellable, GError **error)
{
  return ferry_ftp_session_queue (end->session, error, "%s %s", end->verb, end->path) &&
         ferry_ftp_connection_flush (end->session->connection, cancellable, error);
}

static gboolean
restart (Copy *copy, GCancellable *cancellable, GError **error)
{
  FerryFtpSession *session = copy->source.session;
  g_autoptr (FerryFtpReply) reply = NULL;

  if (copy->direct->offset == 0)
    return TRUE;
  reply = ferry_ftp_session_command (session, cancellable, error, "REST %" G_GINT64_FORMAT,
                                     copy->direct->offset);
  if (reply == NULL)
    return FALSE;
  return ferry_ftp_reply_get_class (reply) == 3 ||
         ferry_ftp_relay_set_refused (session, reply, &copy->direct->is_refused, error);
}

/* The other one may have much to write yet; but what never came to it never ends by itself. */
static guint
get_patience_for_other (const End *end, const FerryFtpReply *reply)
{
  if (ferry_ftp_reply_is_done (reply))
    return end->session->server->data_timeout;
  return end->has_opened ? OTHER_SECONDS : 1;
}

/* Reads what has come; nothing is there to be waited for. */
static gboolean
read_end (Copy *copy, End *end, GCancellable *cancellable, GError **error)
{
  FerryFtpReply *reply =
      ferry_ftp_connection_read_reply (end->session->connection, cancellable, error);

  if (reply == NULL)
    return FALSE;
  if (!reply->is_final)
    {
      ferry_ftp_reply_free (reply);
      end->has_opened = TRUE;
      return TRUE;
    }
  end->final = reply;
  copy->deadline =
      MIN (copy->deadline, ferry_ftp_deadline_in (get_patience_for_other (end, reply)));
  return TRUE;
}

static gboolean
wait_for_news (Copy *copy, GCancellable *cancellable, GError **error)
{
  GSocket *source = ferry_ftp_connection_get_socket (copy->source.session->connection);
  GSocket *target = ferry_ftp_connection_get_socket (copy->target.session->connection);

  if (copy->source.final != NULL)
    return ferry_ftp_wait_for (target, G_IO_IN, copy->deadline, cancellable, error);
  if (copy->target.final != NULL)
    return ferry_ftp_wait_for (source, G_IO_IN, copy->deadline, cancellable, error);
  return ferry_ftp_wait_for_either (source, target, copy->deadline, cancellable, error);
}

static gboolean
has_news (const End *end)
{
  return end->final == NULL && ferry_ftp_connection_has_reply (end->session->connection);
}

/* Both servers say how it ended, in any order. */
static gboolean
await_ends (Copy *copy, GCancellable *cancellable, GError **error)
{
  while (copy->source.final == NULL || copy->target.final == NULL)
    {
      gboolean is_read = TRUE;

      if (has_news (&copy->source))
        is_read = read_end (copy, &copy->source, cancellable, error);
      else if (has_news (&copy->target))
        is_read = read_end (copy, &copy->target, cancellable, error);
      else if (!wait_for_news (copy, cancellable, error))
        is_read = FALSE;
      if (!is_read)
        return FALSE;
    }
  return TRUE;
}

/* What the other server's refusal brings about on the data connection is no cause by itself. */
static gboolean
is_about_connection (const FerryFtpReply *reply)
{
  return reply->code == 425 || reply->code == 426 || reply->code == 522;
}

static gboolean
judge_end (Copy *copy, End *end, GError **error)
{
  g_autofree char *shown = NULL;

  if (end->final == NULL || ferry_ftp_reply_is_done (end->final) ||
      is_about_connection (end->final))
    return TRUE;
  copy->direct->at_fault = end->session;
  shown = ferry_ftp_session_dup_shown (end->session, end->path);
  g_propagate_error (error, ferry_ftp_reply_to_error (
                                end->final, _ ("“%s” could not be sent on by its server"), shown));
  return FALSE;
}

static gboolean
is_done (const End *end)
{
  return end->final != NULL && ferry_ftp_reply_is_done (end->final);
}

static gboolean
judge (Copy *copy, GError *reason, GError **error)
{
  if (!judge_end (copy, &copy->source, error) || !judge_end (copy, &copy->target, error))
    {
      g_clear_error (&reason);
      return FALSE;
    }
  if (is_done (&copy->source) && is_done (&copy->target))
    return TRUE;
  copy->direct->is_refused = !g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (reason != NULL)
    {
      g_propagate_error (error, reason);
      return FALSE;
    }
  return is_done (&copy->target)
             ? ferry_ftp_relay_set_refused (copy->source.session, copy->source.final,
                                            &copy->direct->is_refused, error)
             : ferry_ftp_relay_set_refused (copy->target.session, copy->target.final,
                                            &copy->direct->is_refused, error);
}

static void
give_up (End *end)
{
  if (end->final == NULL)
    ferry_ftp_session_abort (end->session);
}

static gboolean
check_size (Copy *copy, GCancellable *cancellable, GError **error)
{
  g_autofree char *shown = NULL;
  gint64 size;

  if (!ferry_ftp_ask_size (copy->target.session, copy->target.path, &size, NULL, cancellable,
                           error))
    return FALSE;
  if (size < 0 || size == copy->direct->size)
    return TRUE;
  shown = ferry_ftp_session_dup_shown (copy->target.session, copy->target.path);
  copy->direct->at_fault = copy->target.session;
  g_propagate_error (error, ferry_ftp_error_new (FERRY_FTP_ERROR_INCOMPLETE, 0,
                                                 _ ("“%s” did not arrive whole"), shown));
  return FALSE;
}

/* The passive one is told first: pyftpdlib loses what comes to its port before the command. */
static gboolean
move (Copy *copy, Role target_role, GCancellable *cancellable, GError **error)
{
  GError *reason = NULL;
  gint64 seconds = (copy->direct->size - copy->direct->offset) / SLOWEST;
  End *first = target_role == ROLE_PASSIVE ? &copy->target : &copy->source;
  End *second = target_role == ROLE_PASSIVE ? &copy->source : &copy->target;
  gboolean is_sent = restart (copy, cancellable, error) && send_verb (first, cancellable, error) &&
                     send_verb (second, cancellable, error);

  if (!is_sent)
    {
      give_up (first);
      return FALSE;
    }
  copy->deadline =
      ferry_ftp_deadline_in (copy->target.session->server->data_timeout) + seconds * G_USEC_PER_SEC;
  if (!await_ends (copy, cancellable, &reason))
    {
      give_up (&copy->source);
      give_up (&copy->target);
    }
  return judge (copy, reason, error);
}

static gboolean
prepare (End *end, const char *path, GCancellable *cancellable, GError **error)
{
  g_free (end->path);
  g_clear_pointer (&end->final, ferry_ftp_reply_free);
  end->has_opened = FALSE;
  end->path = ferry_ftp_session_begin_at (end->session, path, cancellable, error);
  return end->path != NULL && ferry_ftp_session_set_type (end->session, 'I', cancellable, error);
}

static gboolean
try_with (Copy *copy, Role target_role, GCancellable *cancellable, GError **error)
{
  FerryFtpDirect *direct = copy->direct;
  End *passive = target_role == ROLE_PASSIVE ? &copy->target : &copy->source;
  End *active = target_role == ROLE_PASSIVE ? &copy->source : &copy->target;
  gboolean is_moved;

  direct->is_refused = FALSE;
  if (!prepare (&copy->source, direct->source_path, cancellable, error) ||
      !prepare (&copy->target, direct->target_path, cancellable, error))
    return FALSE;
  if (!ferry_ftp_relay_may_be_passive (passive->session, active->session))
    {
      direct->is_refused = TRUE;
      return FALSE;
    }
  ferry_ftp_session_note (direct->target, FERRY_LOG_STATUS,
                          "trying to have %s send it straight to %s", direct->source->server->host,
                          direct->target->server->host);
  is_moved = ferry_ftp_relay_open_ports (passive->session, active->session, &direct->is_refused,
                                         cancellable, error) &&
             move (copy, target_role, cancellable, error);
  ferry_ftp_relay_close_ports (passive->session, active->session);
  return is_moved && check_size (copy, cancellable, error);
}

/**
 * ferry_ftp_relay_direct:
 *
 * Returns: whether the whole file is at the target. If not, either @direct->is_refused is set and
 * the file may still come through here, or the error is that of the server @direct->at_fault.
 */
gboolean
ferry_ftp_relay_direct (FerryFtpDirect *direct, GCancellable *cancellable, GError **error)
{
  Copy copy = { .direct = direct };
  /* The active one takes the TLS client's part, and what the other says to a client after the
   * handshake is read only by one who reads. */
  Role first = direct->target->has_protected_data ? ROLE_ACTIVE : ROLE_PASSIVE;
  g_autoptr (GError) reason = NULL;
  gboolean is_moved;

  copy.source.session = direct->source;
  copy.source.verb = "RETR";
  copy.target.session = direct->target;
  copy.target.verb = direct->offset > 0 ? "APPE" : "STOR";
  is_moved = try_with (&copy, first, cancellable, &reason);
  if (direct->is_refused && ferry_ftp_session_is_open (direct->source) &&
      ferry_ftp_session_is_open (direct->target))
    {
      g_clear_error (&reason);
      is_moved = try_with (&copy, first == ROLE_PASSIVE ? ROLE_ACTIVE : ROLE_PASSIVE, cancellable,
                           &reason);
    }
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  end_clear (&copy.source);
  end_clear (&copy.target);
  if (direct->at_fault == NULL)
    direct->at_fault = ferry_ftp_session_is_open (direct->source) ? direct->target : direct->source;
  return is_moved;
}
