/* The connection settings that few people need. The numbers are a table: a spin button each, and
 * where its value lives in a FerryServer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-connect-options.h"

#include "ferry-charset.h"
#include "ferry-choices.h"
#include "ferry-text-rule.h"
#include "ferry-zero-word.h"

#include <glib/gi18n.h>

struct _FerryConnectOptions
{
  GtkBox parent_instance;

  GtkScrolledWindow *scrolled;
  GtkSpinButton *port_low;
  GtkSpinButton *port_high;
  GtkEntry *address;
  GtkDropDown *charset;
  GtkSpinButton *connections;
  GtkSpinButton *download_limit;
  GtkSpinButton *upload_limit;
  GtkSpinButton *connect_timeout;
  GtkSpinButton *reply_timeout;
  GtkSpinButton *data_timeout;
  GtkSpinButton *login_timeout;
  GtkSpinButton *keep_alive;
  GtkDropDown *text_transfer;
  GtkEntry *text_extensions;
  GtkDropDown *verify;
  GtkCheckButton *is_replace_safe;
  GtkCheckButton *is_pipelined;
  GtkCheckButton *allows_server_copy;
  GtkEntry *deleted_folder;

  char *other_charset; /* owned; one that is not among the choices and has a line of its own */
  gboolean is_setting;
};

G_DEFINE_FINAL_TYPE (FerryConnectOptions, ferry_connect_options, GTK_TYPE_BOX)

static const struct
{
  gsize spin;
  gsize value; /* a guint of FerryServer */
  guint unit;  /* what is shown as one */
} numbers[] = {
  { G_STRUCT_OFFSET (FerryConnectOptions, connections),
    G_STRUCT_OFFSET (FerryServer, max_connections), 1 },
  { G_STRUCT_OFFSET (FerryConnectOptions, download_limit),
    G_STRUCT_OFFSET (FerryServer, download_limit), 1000 },
  { G_STRUCT_OFFSET (FerryConnectOptions, upload_limit),
    G_STRUCT_OFFSET (FerryServer, upload_limit), 1000 },
  { G_STRUCT_OFFSET (FerryConnectOptions, connect_timeout),
    G_STRUCT_OFFSET (FerryServer, connect_timeout), 1 },
  { G_STRUCT_OFFSET (FerryConnectOptions, reply_timeout),
    G_STRUCT_OFFSET (FerryServer, reply_timeout), 1 },
  { G_STRUCT_OFFSET (FerryConnectOptions, data_timeout),
    G_STRUCT_OFFSET (FerryServer, data_timeout), 1 },
  { G_STRUCT_OFFSET (FerryConnectOptions, login_timeout),
    G_STRUCT_OFFSET (FerryServer, login_timeout), 1 },
  { G_STRUCT_OFFSET (FerryConnectOptions, keep_alive), G_STRUCT_OFFSET (FerryServer, keep_alive),
    1 },
};

static const struct
{
  gsize button;
  gsize value; /* a gboolean of FerryServer */
} switches[] = {
  { G_STRUCT_OFFSET (FerryConnectOptions, is_replace_safe),
    G_STRUCT_OFFSET (FerryServer, is_replace_safe) },
  { G_STRUCT_OFFSET (FerryConnectOptions, is_pipelined),
    G_STRUCT_OFFSET (FerryServer, is_pipelined) },
  { G_STRUCT_OFFSET (FerryConnectOptions, allows_server_copy),
    G_STRUCT_OFFSET (FerryServer, allows_server_copy) },
};

static void
ferry_connect_options_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_CONNECT_OPTIONS);

  G_OBJECT_CLASS (ferry_connect_options_parent_class)->dispose (object);
}

static void
ferry_connect_options_finalize (GObject *object)
{
  g_free (FERRY_CONNECT_OPTIONS (object)->other_charset);

  G_OBJECT_CLASS (ferry_connect_options_parent_class)->finalize (object);
}

static FerryTextTransfer
get_text_transfer (FerryConnectOptions *self)
{
  return (FerryTextTransfer) ferry_choices_get_selected (self->text_transfer, ferry_text_choices);
}

static void
on_text_transfer_selected (GtkDropDown *drop_down, GParamSpec *pspec, FerryConnectOptions *self)
{
  if (gtk_drop_down_get_selected (drop_down) != GTK_INVALID_LIST_POSITION)
    gtk_widget_set_visible (GTK_WIDGET (self->text_extensions),
                            get_text_transfer (self) == FERRY_TEXT_BY_NAME);
}

/* They count at once, for a connection that is there too. */
static void
on_limit_changed (FerryConnectOptions *self)
{
  g_autoptr (FerryServer) server = NULL;

  if (self->is_setting)
    return;
  server = ferry_server_new ("");
  ferry_connect_options_apply (self, server);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.site-limits", "(uu)", server->download_limit,
                              server->upload_limit);
}

static void
ferry_connect_options_class_init (FerryConnectOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_connect_options_dispose;
  G_OBJECT_CLASS (klass)->finalize = ferry_connect_options_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/connect-options.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryConnectOptions, scrolled);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectOptions, port_low);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectOptions, port_high);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectOptions, address);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectOptions, charset);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectOptions, connections);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectOptions, download_limit);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectOptions, upload_limit);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectOptions, connect_timeout);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectOptions, reply_timeout);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectOptions, data_timeout);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectOptions, login_timeout);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectOptions, keep_alive);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectOptions, text_transfer);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectOptions, text_extensions);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectOptions, verify);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectOptions, is_replace_safe);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectOptions, is_pipelined);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectOptions, allows_server_copy);
  gtk_widget_class_bind_template_child (widget_class, FerryConnectOptions, deleted_folder);
  gtk_widget_class_bind_template_callback (widget_class, on_limit_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_text_transfer_selected);
}

static void
ferry_connect_options_init (FerryConnectOptions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ferry_choices_fill (self->charset, ferry_charset_choices);
  ferry_choices_fill (self->text_transfer, ferry_text_choices);
  ferry_choices_fill (self->verify, ferry_verify_choices);
  ferry_zero_word_set (self->port_low, _ ("Any"));
  ferry_zero_word_set (self->port_high, _ ("Any"));
  ferry_zero_word_set (self->download_limit, _ ("No limit"));
  ferry_zero_word_set (self->upload_limit, _ ("No limit"));
  ferry_zero_word_set (self->keep_alive, _ ("Never"));
}

static guint
count_charsets (void)
{
  guint count = 0;

  while (ferry_charset_choices[count].id != NULL)
    count++;
  return count;
}

static const char *
get_charset (FerryConnectOptions *self)
{
  guint selected = gtk_drop_down_get_selected (self->charset);

  return selected < count_charsets () ? ferry_choice_get_charset (&ferry_charset_choices[selected])
                                      : self->other_charset;
}

/**
 * ferry_connect_options_set_charset:
 * @charset: (nullable): %NULL to go by the look of the names
 *
 * Shows a character set that was chosen elsewhere.
 */
void
ferry_connect_options_set_charset (FerryConnectOptions *self, const char *charset)
{
  const FerryChoice *choice = ferry_choice_find_charset (charset);

  ferry_choices_fill (self->charset, ferry_charset_choices);
  g_clear_pointer (&self->other_charset, g_free);
  if (choice == NULL)
    {
      self->other_charset = g_strdup (charset);
      gtk_string_list_append (GTK_STRING_LIST (gtk_drop_down_get_model (self->charset)), charset);
    }
  gtk_drop_down_set_selected (
      self->charset, choice != NULL ? (guint) (choice - ferry_charset_choices) : count_charsets ());
}

static void
show_deleted_folder (FerryConnectOptions *self, const FerryServer *server)
{
  g_autofree char *shown =
      server->deleted_folder != NULL
          ? ferry_charset_decode (ferry_server_get_charset (server), server->deleted_folder, NULL)
          : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (self->deleted_folder), shown);
}

/* The server names it as it names all its files; a name that its character set does not have stays
 * UTF-8. */
static void
apply_deleted_folder (FerryConnectOptions *self, FerryServer *server)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->deleted_folder))));
  g_autofree char *bytes = ferry_charset_encode (ferry_server_get_charset (server), text, NULL);

  g_clear_pointer (&server->deleted_folder, g_free);
  if (*text != '\0')
    server->deleted_folder = bytes != NULL ? g_steal_pointer (&bytes) : g_strdup (text);
}

/**
 * ferry_connect_options_show_whole:
 *
 * For a page that scrolls by itself.
 */
void
ferry_connect_options_show_whole (FerryConnectOptions *self)
{
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER, GTK_POLICY_NEVER);
}

/**
 * ferry_connect_options_set_server:
 *
 * Shows the settings of @server.
 */
void
ferry_connect_options_set_server (FerryConnectOptions *self, const FerryServer *server)
{
  self->is_setting = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    gtk_spin_button_set_value (G_STRUCT_MEMBER (GtkSpinButton *, self, numbers[i].spin),
                               G_STRUCT_MEMBER (guint, server, numbers[i].value) / numbers[i].unit);
  self->is_setting = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (switches); i++)
    gtk_check_button_set_active (G_STRUCT_MEMBER (GtkCheckButton *, self, switches[i].button),
                                 G_STRUCT_MEMBER (gboolean, server, switches[i].value));
  ferry_choices_select (self->verify, ferry_verify_choices, server->verify);
  gtk_spin_button_set_value (self->port_low, server->active_port_low);
  gtk_spin_button_set_value (self->port_high, server->active_port_high);
  gtk_editable_set_text (GTK_EDITABLE (self->address),
                         server->active_address != NULL ? server->active_address : "");
  ferry_connect_options_set_charset (self, server->charset);
  ferry_choices_select (self->text_transfer, ferry_text_choices, server->text_transfer);
  gtk_editable_set_text (GTK_EDITABLE (self->text_extensions), server->text_extensions != NULL
                                                                   ? server->text_extensions
                                                                   : FERRY_TEXT_EXTENSIONS);
  show_deleted_folder (self, server);
}

/* The default list may grow: only another one is remembered. */
static void
apply_text (FerryConnectOptions *self, FerryServer *server)
{
  g_autofree char *extensions =
      ferry_text_rule_normalize (gtk_editable_get_text (GTK_EDITABLE (self->text_extensions)));

  server->text_transfer = get_text_transfer (self);
  g_clear_pointer (&server->text_extensions, g_free);
  if (*extensions != '\0' && !g_str_equal (extensions, FERRY_TEXT_EXTENSIONS))
    server->text_extensions = g_steal_pointer (&extensions);
}

/**
 * ferry_connect_options_apply:
 *
 * Writes what is shown into @server. Ports given the wrong way round are turned.
 */
void
ferry_connect_options_apply (FerryConnectOptions *self, FerryServer *server)
{
  guint16 low = (guint16) gtk_spin_button_get_value_as_int (self->port_low);
  guint16 high = (guint16) gtk_spin_button_get_value_as_int (self->port_high);
  g_autofree char *address =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->address))));

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    G_STRUCT_MEMBER (guint, server, numbers[i].value) =
        numbers[i].unit * (guint) gtk_spin_button_get_value_as_int (
                              G_STRUCT_MEMBER (GtkSpinButton *, self, numbers[i].spin));

  for (gsize i = 0; i < G_N_ELEMENTS (switches); i++)
    G_STRUCT_MEMBER (gboolean, server, switches[i].value) =
        gtk_check_button_get_active (G_STRUCT_MEMBER (GtkCheckButton *, self, switches[i].button));
  server->verify = ferry_choices_get_selected (self->verify, ferry_verify_choices);
  server->active_port_low = low != 0 && high != 0 ? MIN (low, high) : MAX (low, high);
  server->active_port_high = MAX (low, high);
  g_free (server->active_address);
  server->active_address = *address != '\0' ? g_steal_pointer (&address) : NULL;
  ferry_server_set_charset (server, get_charset (self), server->found_charset);
  apply_text (self, server);
  apply_deleted_folder (self, server);
}
