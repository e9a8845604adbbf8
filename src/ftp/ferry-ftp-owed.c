/* The replies that are still to come. See ferry-ftp-owed.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-owed.h"

typedef struct
{
  FerryFtpReplyFunc func; /* NULL: somebody will read the reply */
  gpointer user_data;
} Command;

void
ferry_ftp_owed_clear (FerryFtpOwed *owed)
{
  g_queue_clear_full (&owed->commands, g_free);
}

/**
 * ferry_ftp_owed_add:
 *
 * A command was sent, or will be.
 */
void
ferry_ftp_owed_add (FerryFtpOwed *owed)
{
  g_queue_push_tail (&owed->commands, g_new0 (Command, 1));
  owed->awaited++;
}

/**
 * ferry_ftp_owed_set_aside:
 *
 * Gives the final reply to the last command to @func.
 */
void
ferry_ftp_owed_set_aside (FerryFtpOwed *owed, FerryFtpReplyFunc func, gpointer user_data)
{
  Command *command = g_queue_peek_tail (&owed->commands);

  *command = (Command){ func, user_data };
  owed->awaited--;
}

/**
 * ferry_ftp_owed_is_aside:
 *
 * Returns: whether the next reply belongs to a function
 */
gboolean
ferry_ftp_owed_is_aside (FerryFtpOwed *owed)
{
  const Command *oldest = g_queue_peek_head (&owed->commands);

  return oldest != NULL && oldest->func != NULL;
}

/**
 * ferry_ftp_owed_take:
 *
 * A reply came: sets its @is_final. A 1xx opens; a second 1xx to the same command is the end, for
 * Pure-FTPd sends nothing more.
 * One that was set aside goes to its function.
 */
void
ferry_ftp_owed_take (FerryFtpOwed *owed, FerryFtpReply *reply)
{
  const Command *oldest = g_queue_peek_head (&owed->commands);
  Command command = oldest != NULL ? *oldest : (Command){ NULL, NULL };

  reply->is_final = ferry_ftp_reply_get_class (reply) != 1 || owed->has_opened;
  owed->has_opened = !reply->is_final;
  if (reply->is_final && oldest != NULL)
    {
      owed->awaited -= command.func == NULL ? 1 : 0;
      g_free (g_queue_pop_head (&owed->commands));
      if (command.func != NULL)
        command.func (reply, command.user_data);
    }
}
