/* Sizes and times of many files. See ferry-ftp-many.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-many.h"

#include "ferry-entry.h"
#include "ferry-ftp-burst.h"
#include "ferry-ftp-time.h"
#include "ferry-path.h"

typedef struct
{
  FerryFtpSession *session;   /* borrowed */
  FerryFtpSizeAndTime *found; /* borrowed */
  GPtrArray *commands;        /* owned, char * */
  GArray *targets;            /* owned, guint: which of @found each command asks for */
} Questions;

static void
take_answer (guint number, FerryFtpReply *reply, gpointer user_data)
{
  const Questions *questions = user_data;
  const char *command = g_ptr_array_index (questions->commands, number);
  FerryFtpSizeAndTime *found = &questions->found[g_array_index (questions->targets, guint, number)];
  gboolean is_size = g_str_has_prefix (command, "SIZE");

  if (!ferry_ftp_reply_is_done (reply))
    ferry_ftp_session_learn (questions->session,
                             is_size ? FERRY_FTP_LACKS_SIZE : FERRY_FTP_LACKS_MDTM, reply);
  else if (is_size)
    found->size = ferry_ftp_size_parse (reply);
  else
    found->has_modified = ferry_ftp_time_parse (reply, &found->modified);
  ferry_ftp_reply_free (reply);
}

static void
add_question (Questions *questions, const char *command, const char *path, guint target)
{
  g_ptr_array_add (questions->commands, g_strdup_printf ("%s %s", command, path));
  g_array_append_val (questions->targets, target);
}

/**
 * ferry_ftp_client_get_sizes_and_times:
 * @found: (out caller-allocates) (array length=count): what the server tells of each path; a size
 *   that it does not tell is %FERRY_SIZE_UNKNOWN
 *
 * Returns: %FALSE if not everything was answered; a refusal is an answer
 */
gboolean
ferry_ftp_client_get_sizes_and_times (FerryFtpClient *client,
                                      const char *const *paths,
                                      guint count,
                                      FerryFtpSizeAndTime *found,
                                      GCancellable *cancellable,
                                      GError **error)
{
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (guint));
  Questions questions = { client, found, commands, targets };
  guint sent;

  for (guint i = 0; i < count; i++)
    found[i] = (FerryFtpSizeAndTime){ .size = FERRY_SIZE_UNKNOWN };
  for (guint i = 0; i < count; i++)
    if (!ferry_path_check_argument (paths[i], error))
      return FALSE;
  if (!ferry_ftp_session_begin (client, cancellable, error) ||
      !ferry_ftp_session_set_type (client, 'I', cancellable, error))
    return FALSE;
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *absolute = ferry_ftp_session_dup_path (client, paths[i]);

      if (!ferry_ftp_session_lacks (client, FERRY_FTP_LACKS_SIZE))
        add_question (&questions, "SIZE", absolute, i);
      if (!ferry_ftp_session_lacks (client, FERRY_FTP_LACKS_MDTM))
        add_question (&questions, "MDTM", absolute, i);
    }
  return ferry_ftp_burst (client, (const char *const *) commands->pdata, commands->len, take_answer,
                          &questions, &sent, cancellable, error);
}
