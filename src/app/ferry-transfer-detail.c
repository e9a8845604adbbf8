/* What went wrong with the selected transfer. See ferry-transfer-detail.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-transfer-detail.h"

#include "ferry-remedy-action.h"
#include "ferry-transfer-answer.h"
#include "ferry-transfer-remedy.h"

#include <glib/gi18n.h>

struct _FerryTransferDetail
{
  GtkBox parent_instance;

  FerryTransferQueue *queue; /* owned */
  FerryTransfer *transfer;   /* owned, nullable */

  GtkLabel *sentence;
  GtkLabel *advice;
  GtkBox *buttons;
};

G_DEFINE_FINAL_TYPE (FerryTransferDetail, ferry_transfer_detail, GTK_TYPE_BOX)

static GtkWidget *
append_button (FerryTransferDetail *self, const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (self->buttons, button);
  return button;
}

static void
add_button (FerryTransferDetail *self, const char *label, const char *action, GVariant *target)
{
  GtkWidget *button = append_button (self, label);

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

/* The button goes with the answer, and a question that is its child would go with it. */
static void
on_answer_clicked (GtkWidget *button, FerryTransferDetail *self)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (button, GTK_WIDGET (self), &bounds))
    return;
  ferry_transfer_answer_ask (GTK_WIDGET (self),
                             &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                              (int) bounds.size.width, (int) bounds.size.height },
                             self->queue, self->transfer);
}

static void
add_answer (FerryTransferDetail *self)
{
  const char *label = ferry_transfer_answer_get_label (self->transfer);

  if (label != NULL)
    g_signal_connect (append_button (self, label), "clicked", G_CALLBACK (on_answer_clicked), self);
}

static void
add_remedy (FerryTransferDetail *self, FerryRemedyAction action)
{
  const char *label = ferry_remedy_action_get_label (action);

  if (action == FERRY_REMEDY_ACTION_DIAGNOSE)
    add_button (self, label, "win.diagnose", NULL);
  else if (label != NULL && ferry_transfer_remedy_fits (self->transfer, action))
    add_button (self, label, "transfers.apply-remedy", g_variant_new_uint32 (action));
}

/* The first that nobody can do at a click. */
static char *
dup_advice (const FerryExplanation *explanation)
{
  for (guint i = 0; i < explanation->remedies->len; i++)
    {
      const FerryRemedy *remedy = g_ptr_array_index (explanation->remedies, i);

      if (remedy->action == FERRY_REMEDY_ACTION_NONE)
        return ferry_remedy_dup_shown (remedy);
    }
  return NULL;
}

static void
show_explanation (FerryTransferDetail *self, const FerryExplanation *explanation)
{
  g_autofree char *advice = dup_advice (explanation);
  /* Translators: name of a file, and why it was not transferred */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), ferry_transfer_get_name (self->transfer),
                                           explanation->sentence);

  gtk_label_set_text (self->sentence, text);
  gtk_label_set_text (self->advice, advice != NULL ? advice : "");
  gtk_widget_set_visible (GTK_WIDGET (self->advice), advice != NULL);
  for (guint i = 0; i < explanation->remedies->len; i++)
    add_remedy (self, ((const FerryRemedy *) g_ptr_array_index (explanation->remedies, i))->action);
  add_answer (self);
  add_button (self, _ ("Try A_gain"), "transfers.retry", NULL);
}

static void
update (FerryTransferDetail *self)
{
  g_autoptr (FerryExplanation) explanation = NULL;
  GtkWidget *child;

  if (self->transfer != NULL && ferry_transfer_get_state (self->transfer) == FERRY_TRANSFER_FAILED)
    explanation = ferry_transfer_remedy_explain (self->transfer);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->buttons))) != NULL)
    gtk_box_remove (self->buttons, child);
  if (explanation != NULL)
    show_explanation (self, explanation);
  gtk_widget_set_visible (GTK_WIDGET (self), explanation != NULL);
}

static void
ferry_transfer_detail_dispose (GObject *object)
{
  FerryTransferDetail *self = FERRY_TRANSFER_DETAIL (object);

  if (self->transfer != NULL)
    g_signal_handlers_disconnect_by_data (self->transfer, self);
  g_clear_object (&self->transfer);
  g_clear_object (&self->queue);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_TRANSFER_DETAIL);

  G_OBJECT_CLASS (ferry_transfer_detail_parent_class)->dispose (object);
}

static void
ferry_transfer_detail_class_init (FerryTransferDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_transfer_detail_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/transfer-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryTransferDetail, sentence);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferDetail, advice);
  gtk_widget_class_bind_template_child (widget_class, FerryTransferDetail, buttons);
}

static void
ferry_transfer_detail_init (FerryTransferDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ferry_transfer_detail_set_queue:
 * @queue: (transfer none): that the transfers are in; set once
 */
void
ferry_transfer_detail_set_queue (FerryTransferDetail *self, FerryTransferQueue *queue)
{
  g_return_if_fail (self->queue == NULL);

  self->queue = g_object_ref (queue);
}

/**
 * ferry_transfer_detail_set_transfer:
 * @transfer: (nullable) (transfer none): what to tell of, as long as it is wrong
 */
void
ferry_transfer_detail_set_transfer (FerryTransferDetail *self, FerryTransfer *transfer)
{
  if (self->transfer == transfer)
    return;
  if (self->transfer != NULL)
    g_signal_handlers_disconnect_by_data (self->transfer, self);
  g_set_object (&self->transfer, transfer);
  if (transfer != NULL)
    {
      g_signal_connect_swapped (transfer, "notify::state", G_CALLBACK (update), self);
      g_signal_connect_swapped (transfer, "notify::error", G_CALLBACK (update), self);
    }
  update (self);
}
