/* How the verbs on many paths run. See ferry-ftp-many-run.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-many-run.h"

#include "ferry-ftp-burst.h"
#include "ferry-ftp-examine.h"
#include "ferry-path.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Why a path was refused takes questions of its own; beyond these the server's words are enough. */
#define MOST_EXAMINED 10

typedef struct
{
  guint index;
  gboolean is_target; /* it was the second path of the pair that was refused */
  FerryFtpReply *reply;
} Refusal;

static void
refusal_free (Refusal *refusal)
{
  ferry_ftp_reply_free (refusal->reply);
  g_free (refusal);
}

/* Frees what @many owns. */
void
ferry_ftp_many_clear (FerryFtpMany *many)
{
  g_clear_pointer (&many->commands, g_ptr_array_unref);
  g_clear_pointer (&many->refusals, g_ptr_array_unref);
}

static void
init (FerryFtpMany *many)
{
  many->commands = g_ptr_array_new_full (many->count * many->stride, g_free);
  many->refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) refusal_free);
}

static gboolean
check_paths (const char *const *paths, guint count, GError **error)
{
  for (guint i = 0; i < count; i++)
    if (!ferry_path_check_argument (paths[i], error))
      return FALSE;
  return TRUE;
}

/**
 * ferry_ftp_many_add:
 * @command: with its arguments before the path
 *
 * Adds the next command.
 */
void
ferry_ftp_many_add (FerryFtpMany *many, const char *command, const char *path)
{
  g_autofree char *absolute = ferry_ftp_session_dup_path (many->client, path);

  g_ptr_array_add (many->commands, g_strdup_printf ("%s %s", command, absolute));
}

static Refusal *
get_last_refusal (const FerryFtpMany *many, guint index)
{
  Refusal *last =
      many->refusals->len > 0 ? g_ptr_array_index (many->refusals, many->refusals->len - 1) : NULL;

  return last != NULL && last->index == index ? last : NULL;
}

static void
did_answer (guint number, FerryFtpReply *reply, gpointer user_data)
{
  FerryFtpMany *many = user_data;
  guint index = number / many->stride;
  gboolean is_last = number % many->stride + 1 == many->stride;
  gboolean is_refused = reply == NULL || ferry_ftp_reply_get_class (reply) > 3;

  /* What follows a refused first half is refused as well, and says nothing new. */
  if (is_refused && reply != NULL && get_last_refusal (many, index) == NULL)
    {
      Refusal *refusal = g_new0 (Refusal, 1);

      refusal->index = index;
      refusal->is_target = is_last && many->targets != NULL;
      refusal->reply = g_steal_pointer (&reply);
      g_ptr_array_add (many->refusals, refusal);
    }
  g_clear_pointer (&reply, ferry_ftp_reply_free);
  if (!is_last)
    return;
  many->ended++;
  if (get_last_refusal (many, index) == NULL)
    many->func (index, FERRY_FTP_OUTCOME_DONE, NULL, many->user_data);
}

/* Names with the byte 255 (ferry-ftp-telnet.h), a new name that differs in case alone, and a
 * command for times that is not there are worth another try, in the way that the verb for one
 * knows. What was refused was not done, so it can be asked again. */
static gboolean
deserves_more (const FerryFtpMany *many, const Refusal *refusal)
{
  const char *path = many->paths[refusal->index];
  const char *target = many->targets != NULL ? many->targets[refusal->index] : "";

  return strchr (path, '\xff') != NULL || strchr (target, '\xff') != NULL ||
         (refusal->is_target && ferry_path_equal_but_case (path, target)) ||
         (many->times != NULL &&
          ferry_ftp_reply_get_error_code (refusal->reply) == FERRY_FTP_ERROR_UNSUPPORTED);
}

static GError *
explain (FerryFtpMany *many,
         const Refusal *refusal,
         gboolean is_examined,
         GCancellable *cancellable)
{
  const char *path =
      refusal->is_target ? many->targets[refusal->index] : many->paths[refusal->index];
  g_autofree char *absolute = ferry_ftp_session_dup_path (many->client, path);
  g_autofree char *shown = ferry_ftp_session_dup_shown (many->client, many->paths[refusal->index]);
  g_autoptr (GString) sentence = g_string_new (_ (many->verb->sentence));

  g_string_replace (sentence, "%s", shown, 1);
  if (!is_examined)
    return ferry_ftp_reply_to_error (refusal->reply, "%s", sentence->str);
  return ferry_ftp_examine_refusal (many->client, refusal->reply, absolute,
                                    refusal->is_target ? FERRY_FTP_ROLE_NEW : many->verb->role,
                                    cancellable, sentence->str);
}

static void
tell_refusal (FerryFtpMany *many,
              const Refusal *refusal,
              gboolean is_examined,
              GCancellable *cancellable)
{
  gboolean is_quiet = ferry_ftp_session_is_open (many->client) &&
                      ferry_ftp_connection_get_owed (many->client->connection) == 0;
  g_autoptr (GError) reason = NULL;

  if (is_quiet && deserves_more (many, refusal))
    {
      if (many->verb->do_one (many, refusal->index, cancellable, &reason))
        many->func (refusal->index, FERRY_FTP_OUTCOME_DONE, NULL, many->user_data);
      else
        many->func (refusal->index, FERRY_FTP_OUTCOME_REFUSED, reason, many->user_data);
      return;
    }
  reason = explain (many, refusal, is_quiet && is_examined && !many->is_guess, cancellable);
  many->func (refusal->index, FERRY_FTP_OUTCOME_REFUSED, reason, many->user_data);
}

/* Those that were not answered. A pair is done by its second half: one whose first half alone has
 * left is as it was. */
static void
tell_rest (FerryFtpMany *many, guint sent, const GError *reason)
{
  for (guint i = many->ended; i < many->count; i++)
    {
      gboolean has_left = (i + 1) * many->stride <= sent;

      if (get_last_refusal (many, i) == NULL)
        many->func (i, has_left ? FERRY_FTP_OUTCOME_UNKNOWN : FERRY_FTP_OUTCOME_UNSENT, reason,
                    many->user_data);
    }
}

/**
 * ferry_ftp_many_run:
 *
 * Sends the commands, and tells of each path.
 *
 * Returns: whether each command was answered
 */
gboolean
ferry_ftp_many_run (FerryFtpMany *many, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  guint sent = 0;
  gboolean is_whole;

  is_whole = ferry_ftp_burst (many->client, (const char *const *) many->commands->pdata,
                              many->commands->len, did_answer, many, &sent, cancellable, &reason);
  for (guint i = 0; i < many->refusals->len; i++)
    tell_refusal (many, g_ptr_array_index (many->refusals, i), i < MOST_EXAMINED, cancellable);
  if (is_whole)
    return TRUE;
  tell_rest (many, sent, reason);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * ferry_ftp_many_begin:
 * @many: what it borrows is set
 *
 * Sees to it that commands can be sent. Where they cannot, each path is told of all the same.
 *
 * Returns: whether they can be added
 */
gboolean
ferry_ftp_many_begin (FerryFtpMany *many, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;

  init (many);
  if (check_paths (many->paths, many->count, &reason) &&
      (many->targets == NULL || check_paths (many->targets, many->count, &reason)) &&
      ferry_ftp_session_begin (many->client, cancellable, &reason))
    return TRUE;
  tell_rest (many, 0, reason);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}
