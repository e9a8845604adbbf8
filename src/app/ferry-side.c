/* One side of the window. It knows nothing of the session: the window tells it what to show, and
 * its buttons activate the window's actions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-side.h"

#include "ferry-remedy-list.h"

#include <glib/gi18n.h>

struct _FerrySide
{
  GtkBox parent_instance;

  FerrySideKind kind;

  GtkDropDown *kind_choice;
  GtkImage *about_icon;
  GtkLabel *about;
  GtkStack *stack;
  FerryPane *pane;
  GtkSpinner *spinner;
  GtkImage *failed_icon;
  GtkLabel *status_title;
  GtkLabel *status_text;
  FerryRemedyList *status_remedies;
  GtkWidget *connecting_buttons;
  GtkWidget *failed_buttons;
};

G_DEFINE_FINAL_TYPE (FerrySide, ferry_side, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_KIND,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
on_kind_selected (GtkDropDown *drop_down, GParamSpec *pspec, FerrySide *self)
{
  ferry_side_set_kind (self, gtk_drop_down_get_selected (drop_down));
}

static void
ferry_side_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_KIND)
    g_value_set_uint (value, FERRY_SIDE (object)->kind);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ferry_side_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_KIND)
    ferry_side_set_kind (FERRY_SIDE (object), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ferry_side_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_SIDE);

  G_OBJECT_CLASS (ferry_side_parent_class)->dispose (object);
}

static void
ferry_side_class_init (FerrySideClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ferry_side_get_property;
  object_class->set_property = ferry_side_set_property;
  object_class->dispose = ferry_side_dispose;

  properties[PROP_KIND] =
      g_param_spec_uint ("kind", NULL, NULL, FERRY_SIDE_LOCAL, FERRY_SIDE_SERVER, FERRY_SIDE_LOCAL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (FERRY_TYPE_PANE);
  g_type_ensure (FERRY_TYPE_REMEDY_LIST);
  /* A plain box could not have the name by which assistive technology tells the two apart. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ferryftp/Ferry/side.ui");
  gtk_widget_class_bind_template_child (widget_class, FerrySide, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, FerrySide, about_icon);
  gtk_widget_class_bind_template_child (widget_class, FerrySide, about);
  gtk_widget_class_bind_template_child (widget_class, FerrySide, stack);
  gtk_widget_class_bind_template_child (widget_class, FerrySide, pane);
  gtk_widget_class_bind_template_child (widget_class, FerrySide, spinner);
  gtk_widget_class_bind_template_child (widget_class, FerrySide, failed_icon);
  gtk_widget_class_bind_template_child (widget_class, FerrySide, status_title);
  gtk_widget_class_bind_template_child (widget_class, FerrySide, status_text);
  gtk_widget_class_bind_template_child (widget_class, FerrySide, status_remedies);
  gtk_widget_class_bind_template_child (widget_class, FerrySide, connecting_buttons);
  gtk_widget_class_bind_template_child (widget_class, FerrySide, failed_buttons);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected);
}

static void
ferry_side_init (FerrySide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ferry_side_get_pane:
 *
 * Returns: (transfer none): the pane, also while another page stands in its place
 */
FerryPane *
ferry_side_get_pane (FerrySide *self)
{
  return self->pane;
}

/**
 * ferry_side_get_kind:
 */
FerrySideKind
ferry_side_get_kind (FerrySide *self)
{
  return self->kind;
}

/**
 * ferry_side_set_kind:
 *
 * What the side shows; whoever listens to the property gives the pane its place.
 */
void
ferry_side_set_kind (FerrySide *self, FerrySideKind kind)
{
  if (self->kind == kind)
    return;
  self->kind = kind;
  gtk_drop_down_set_selected (self->kind_choice, kind);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

static void
show_status (FerrySide *self, const char *title, const char *text, gboolean is_connecting)
{
  gtk_label_set_label (self->status_title, title);
  gtk_label_set_label (self->status_text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->status_text), *text != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_connecting);
  gtk_spinner_set_spinning (self->spinner, is_connecting);
  gtk_widget_set_visible (GTK_WIDGET (self->failed_icon), !is_connecting);
  gtk_widget_set_visible (self->connecting_buttons, is_connecting);
  gtk_widget_set_visible (self->failed_buttons, !is_connecting);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

/**
 * ferry_side_show_pane:
 */
void
ferry_side_show_pane (FerrySide *self)
{
  gtk_spinner_set_spinning (self->spinner, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "pane");
}

/**
 * ferry_side_show_connecting:
 * @host: whom we wait for
 */
void
ferry_side_show_connecting (FerrySide *self, const char *host)
{
  g_autofree char *title = g_strdup_printf (_ ("Connecting to %s…"), host);

  show_status (self, title, "", TRUE);
  ferry_remedy_list_show (self->status_remedies, NULL);
}

/**
 * ferry_side_show_failed:
 * @explanation: why, and what to do about it
 */
void
ferry_side_show_failed (FerrySide *self, const char *host, const FerryExplanation *explanation)
{
  g_autofree char *title = g_strdup_printf (_ ("No connection to %s"), host);

  show_status (self, title, explanation->sentence, FALSE);
  ferry_remedy_list_show (self->status_remedies, explanation);
}

/**
 * ferry_side_set_about:
 * @icon_name: (nullable): a small picture before the text
 * @text: what the side shows, in few words
 * @hint: (nullable): the same in more words
 */
void
ferry_side_set_about (FerrySide *self, const char *icon_name, const char *text, const char *hint)
{
  gtk_widget_set_visible (GTK_WIDGET (self->about_icon), icon_name != NULL);
  gtk_image_set_from_icon_name (self->about_icon, icon_name);
  gtk_label_set_label (self->about, text);
  gtk_widget_set_tooltip_text (gtk_widget_get_parent (GTK_WIDGET (self->about)), hint);
}
