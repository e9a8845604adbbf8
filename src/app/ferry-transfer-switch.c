/* The buttons that choose a page of the queue. See ferry-transfer-switch.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-transfer-switch.h"

#include <glib/gi18n.h>

struct _FerryTransferSwitch
{
  GtkBox parent_instance;

  FerryTransferPages *pages; /* owned */
  guint shown[FERRY_N_TRANSFER_PAGES];

  GtkWidget *buttons[FERRY_N_TRANSFER_PAGES];
  GtkLabel *counts[FERRY_N_TRANSFER_PAGES];
};

G_DEFINE_FINAL_TYPE (FerryTransferSwitch, ferry_transfer_switch, GTK_TYPE_BOX)

/* Active is the word for a mode elsewhere, and another one in most languages. */
static const struct
{
  const char *title; /* in the context "transfers" */
  const char *hint;
} looks[] = {
  [FERRY_TRANSFER_PAGE_ALL] = { NC_ ("transfers", "All"), N_ ("All transfers, in their order") },
  [FERRY_TRANSFER_PAGE_ACTIVE] = { NC_ ("transfers", "Active"),
                                   N_ ("Under way, or waiting for your answer") },
  [FERRY_TRANSFER_PAGE_WAITING] = { NC_ ("transfers", "Waiting"),
                                    N_ ("To begin later, and paused ones") },
  [FERRY_TRANSFER_PAGE_FAILED] = { NC_ ("transfers", "Failed"),
                                   N_ ("With the reason, and what helps") },
  [FERRY_TRANSFER_PAGE_DONE] = { NC_ ("transfers", "Done"),
                                 N_ ("Over: done, left out or cancelled") },
};

static void
show_count (FerryTransferSwitch *self, FerryTransferPage page, guint count)
{
  g_autofree char *number = g_strdup_printf ("%'u", count);
  /* Translators: a page of the transfers and how many are on it, read aloud */
  g_autofree char *name =
      g_strdup_printf (_ ("%s: %s"), g_dpgettext2 (NULL, "transfers", looks[page].title), number);

  self->shown[page] = count;
  gtk_label_set_text (self->counts[page], count > 0 ? number : "");
  gtk_widget_set_visible (GTK_WIDGET (self->counts[page]), count > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[page]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (page == FERRY_TRANSFER_PAGE_FAILED && count > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->counts[page]), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->counts[page]), "error");
}

static void
update (FerryTransferSwitch *self)
{
  for (guint page = 0; page < FERRY_N_TRANSFER_PAGES; page++)
    {
      guint count = ferry_transfer_pages_count (self->pages, page);

      if (count != self->shown[page])
        show_count (self, page, count);
    }
}

static void
add_button (FerryTransferSwitch *self, FerryTransferPage page)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->buttons[page] = button;
  self->counts[page] = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->counts[page]), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->counts[page]), "page-count");
  gtk_box_append (GTK_BOX (box),
                  gtk_label_new (g_dpgettext2 (NULL, "transfers", looks[page].title)));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->counts[page]));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, _ (looks[page].hint));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    ferry_transfer_page_get_id (page));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "transfers.transfer-page");
  gtk_box_append (GTK_BOX (self), button);
  show_count (self, page, 0);
}

static void
ferry_transfer_switch_dispose (GObject *object)
{
  FerryTransferSwitch *self = FERRY_TRANSFER_SWITCH (object);

  if (self->pages != NULL)
    g_signal_handlers_disconnect_by_data (self->pages, self);
  g_clear_object (&self->pages);

  G_OBJECT_CLASS (ferry_transfer_switch_parent_class)->dispose (object);
}

static void
ferry_transfer_switch_class_init (FerryTransferSwitchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ferry_transfer_switch_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ferry_transfer_switch_init (FerryTransferSwitch *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Which transfers are shown"), -1);
  for (guint page = 0; page < FERRY_N_TRANSFER_PAGES; page++)
    add_button (self, page);
}

/**
 * ferry_transfer_switch_set_pages:
 * @pages: (transfer none): what to count; set once
 */
void
ferry_transfer_switch_set_pages (FerryTransferSwitch *self, FerryTransferPages *pages)
{
  g_return_if_fail (self->pages == NULL);

  self->pages = g_object_ref (pages);
  g_signal_connect_swapped (pages, "changed", G_CALLBACK (update), self);
  update (self);
}
