/* What a failed transfer needs to hear from the person. See ferry-transfer-answer.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-transfer-answer.h"

#include "ferry-connect-question.h"
#include "ferry-ftp-error.h"
#include "ferry-name-popover.h"
#include "ferry-path.h"
#include "ferry-transfer-remedy.h"

#include <glib/gi18n.h>

typedef struct
{
  FerryTransferQueue *queue; /* owned */
  FerryTransfer *transfer;   /* owned */
} Asked;

static Asked *
asked_new (FerryTransferQueue *queue, FerryTransfer *transfer)
{
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked){ g_object_ref (queue), g_object_ref (transfer) };
  return asked;
}

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->queue);
  g_object_unref (asked->transfer);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

/* The server's question */

static void
got_server (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asked) asked = user_data;
  gboolean is_trusted_once = FALSE;
  FerryKeep keep = FERRY_KEEP_SESSION;
  g_autoptr (FerryServer) server =
      ferry_connect_question_ask_finish (result, &is_trusted_once, &keep);

  if (server != NULL)
    ferry_transfer_remedy_use_server (asked->queue, asked->transfer, server, !is_trusted_once);
}

static void
ask_server (GtkWidget *widget,
            const GdkRectangle *place,
            FerryTransferQueue *queue,
            FerryTransfer *transfer)
{
  const FerryServer *server = ferry_transfer_remedy_get_server (transfer);

  if (server != NULL)
    ferry_connect_question_ask_async (GTK_WINDOW (gtk_widget_get_root (widget)), server,
                                      ferry_transfer_get_error (transfer), NULL, got_server,
                                      asked_new (queue, transfer));
}

/* Another name */

static void
got_name (const char *name, gpointer user_data)
{
  Asked *asked = user_data;

  ferry_transfer_queue_retry_as (asked->queue, asked->transfer, name);
}

static void
ask_name (GtkWidget *widget,
          const GdkRectangle *place,
          FerryTransferQueue *queue,
          FerryTransfer *transfer)
{
  FerryNameQuestion question = {
    .title = _ ("Name at the target"),
    .name = ferry_transfer_get_name (transfer),
    .button_label = _ ("_Transfer"),
    .has_ending = TRUE,
    .func = got_name,
    .user_data = asked_new (queue, transfer),
    .destroy = (GDestroyNotify) asked_free,
  };

  ferry_name_popover_show (widget, place, &question);
}

/* The table */

typedef enum
{
  FTP,
  IO,
} Domain;

static const struct
{
  Domain domain;
  int code;
  const char *label;
  void (*ask) (GtkWidget *widget,
               const GdkRectangle *place,
               FerryTransferQueue *queue,
               FerryTransfer *transfer);
} answers[] = {
  { FTP, FERRY_FTP_ERROR_CERTIFICATE_UNKNOWN, N_ ("Trus_t…"), ask_server },
  { FTP, FERRY_FTP_ERROR_CERTIFICATE_CHANGED, N_ ("Trus_t…"), ask_server },
  { FTP, FERRY_FTP_ERROR_LOGIN_REJECTED, N_ ("_Log In…"), ask_server },
  { FTP, FERRY_FTP_ERROR_PASSWORD_NEEDED, N_ ("_Log In…"), ask_server },
  { FTP, FERRY_FTP_ERROR_EXISTS, N_ ("Choose _Name…"), ask_name },
  { IO, G_IO_ERROR_EXISTS, N_ ("Choose _Name…"), ask_name },
  { IO, G_IO_ERROR_IS_DIRECTORY, N_ ("Choose _Name…"), ask_name },
  { IO, G_IO_ERROR_INVALID_FILENAME, N_ ("Choose _Name…"), ask_name },
  { IO, G_IO_ERROR_FILENAME_TOO_LONG, N_ ("Choose _Name…"), ask_name },
};

/* Its place in the table, or the table's length. */
static gsize
find_answer (FerryTransfer *transfer)
{
  const GError *error = ferry_transfer_get_error (transfer);
  gsize i = 0;

  while (i < G_N_ELEMENTS (answers) &&
         !g_error_matches (error, answers[i].domain == FTP ? FERRY_FTP_ERROR : G_IO_ERROR,
                           answers[i].code))
    i++;
  if (i < G_N_ELEMENTS (answers) && answers[i].ask == ask_name &&
      ferry_transfer_is_folder (transfer))
    return G_N_ELEMENTS (answers);
  return i;
}

/**
 * ferry_transfer_answer_get_label:
 * @transfer: one that failed
 *
 * Returns: (nullable): what the button says, translated, with a mnemonic; %NULL where no answer
 *   would help
 */
const char *
ferry_transfer_answer_get_label (FerryTransfer *transfer)
{
  gsize i = find_answer (transfer);

  return i < G_N_ELEMENTS (answers) ? _ (answers[i].label) : NULL;
}

/**
 * ferry_transfer_answer_ask:
 * @place: in @widget: where the answer was wanted
 *
 * Asks, and tries @transfer again with the answer.
 */
void
ferry_transfer_answer_ask (GtkWidget *widget,
                           const GdkRectangle *place,
                           FerryTransferQueue *queue,
                           FerryTransfer *transfer)
{
  gsize i = find_answer (transfer);

  if (i < G_N_ELEMENTS (answers))
    answers[i].ask (widget, place, queue, transfer);
}
