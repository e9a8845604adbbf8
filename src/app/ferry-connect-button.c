/* What the button of the connect bar says: a table. See ferry-connect-button.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-connect-button.h"

#include <glib/gi18n.h>

static const struct
{
  const char *label;
  const char *hint;
  const char *css_class;
} looks[] = {
  [FERRY_SESSION_DISCONNECTED] = { N_ ("Connect"), N_ ("Connect to this server"),
                                   "suggested-action" },
  [FERRY_SESSION_CONNECTING] = { N_ ("Cancel"), N_ ("Stop connecting"), NULL },
  [FERRY_SESSION_CONNECTED] = { N_ ("Disconnect"), N_ ("Close the connection"), NULL },
};

/**
 * ferry_connect_button_show:
 */
void
ferry_connect_button_show (GtkButton *button, FerrySessionState state)
{
  gtk_button_set_label (button, _ (looks[state].label));
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), _ (looks[state].hint));
  gtk_widget_remove_css_class (GTK_WIDGET (button), "suggested-action");
  if (looks[state].css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (button), looks[state].css_class);
}
