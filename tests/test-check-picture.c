/* A check on the screen: its rows, what they tell to those who do not see them, and that nothing is
 * cut off where there is little room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-check-group.h"
#include "ferry-check-picture.h"
#include "ferry-check-row.h"

#define LONG_ADDRESS "2001:db8:85a3:8d3:1319:8a2e:370:7348"

static FerryCheckStep *
add_step (FerryCheck *check, FerryCheckKind kind, GSocketFamily family, FerryCheckState state)
{
  FerryCheckStep *step = ferry_check_add (check, kind, family);

  step->state = state;
  if (kind != FERRY_CHECK_NAME)
    step->server_address = g_strdup (family == G_SOCKET_FAMILY_IPV6 ? LONG_ADDRESS : "203.0.113.9");
  return step;
}

static FerryCheck *
make_check (gint64 time, gboolean has_ipv6)
{
  g_autoptr (FerryServer) server = ferry_server_new ("ftp.a-rather-long-name.example.com");
  FerryCheck *check = ferry_check_new (server);
  const GSocketFamily families[] = { G_SOCKET_FAMILY_IPV4, G_SOCKET_FAMILY_IPV6 };

  check->time = time;
  add_step (check, FERRY_CHECK_NAME, G_SOCKET_FAMILY_INVALID, FERRY_CHECK_WORKS);
  for (gsize i = 0; i < (has_ipv6 ? 2 : 1); i++)
    for (FerryCheckKind kind = FERRY_CHECK_CONTROL; kind <= FERRY_CHECK_PORT; kind++)
      add_step (check, kind, families[i], FERRY_CHECK_WAITING);
  return check;
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GPtrArray *
find_all (gpointer widget, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (widget, type, found);
  return found;
}

static GtkWidget *
find_row (gpointer widget, guint number)
{
  g_autoptr (GPtrArray) rows = find_all (widget, FERRY_TYPE_CHECK_ROW);

  g_assert_cmpuint (rows->len, >, number);
  return g_ptr_array_index (rows, number);
}

static GtkRevealer *
find_revealer (GtkWidget *row)
{
  g_autoptr (GPtrArray) found = find_all (row, GTK_TYPE_REVEALER);

  g_assert_cmpuint (found->len, ==, 1);
  return g_ptr_array_index (found, 0);
}

static void
fail_step (FerryCheck *check, FerryCheckKind kind)
{
  FerryCheckStep *step = (FerryCheckStep *) ferry_check_find (check, kind, G_SOCKET_FAMILY_IPV4);

  step->state = FERRY_CHECK_FAILS;
  step->our_port = 40122;
  step->server_port = 60001;
  step->duration = 10 * G_USEC_PER_SEC;
  step->explanation = ferry_explanation_new (FERRY_FTP_SYMPTOM_PASSIVE_SILENT, "No answer came.");
  ferry_explanation_add (step->explanation, FERRY_REMEDY_FOR_USER, FERRY_REMEDY_ACTION_USE_ACTIVE,
                         "Use active mode.");
  ferry_explanation_add (step->explanation, FERRY_REMEDY_FOR_FIREWALL, FERRY_REMEDY_ACTION_NONE,
                         "Let the ports 60000 to 60001 in.");
}

static FerryCheckPicture *
new_picture (void)
{
  return g_object_ref_sink (g_object_new (FERRY_TYPE_CHECK_PICTURE, NULL));
}

/* All rows from the start, changed in place. */
static void
test_rows (void)
{
  g_autoptr (FerryCheckPicture) picture = new_picture ();
  g_autoptr (FerryCheck) check = make_check (1, FALSE);
  g_autoptr (GPtrArray) rows = NULL;
  GtkWidget *row;

  ferry_check_picture_set_check (picture, check);
  rows = find_all (picture, FERRY_TYPE_CHECK_ROW);
  g_assert_cmpuint (rows->len, ==, 8);
  row = g_ptr_array_index (rows, 4);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Passive (EPSV): Waiting");
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));

  fail_step (check, FERRY_CHECK_EPSV);
  ferry_check_picture_set_check (picture, check);
  g_assert_true (find_row (picture, 4) == row);
  gtk_test_accessible_assert_property (
      row, GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Passive (EPSV): Blocked at the server’s firewall, 10.0 s. From port 40122 of this computer "
      "to the server’s port 60001. No answer came.");
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
}

/* What a person has opened stays open while the check goes on. */
static void
test_why (void)
{
  g_autoptr (FerryCheckPicture) picture = new_picture ();
  g_autoptr (FerryCheck) check = make_check (1, FALSE);
  g_autoptr (FerryCheck) other = make_check (2, FALSE);
  g_autoptr (GPtrArray) buttons = NULL;
  GtkWidget *row;

  fail_step (check, FERRY_CHECK_EPSV);
  ferry_check_picture_set_check (picture, check);
  row = find_row (picture, 4);
  g_assert_false (gtk_revealer_get_reveal_child (find_revealer (row)));
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  g_assert_true (gtk_revealer_get_reveal_child (find_revealer (row)));
  buttons = find_all (row, GTK_TYPE_BUTTON);
  g_assert_cmpuint (buttons->len, ==, 1);
  g_assert_cmpuint (g_variant_get_uint32 (
                        gtk_actionable_get_action_target_value (g_ptr_array_index (buttons, 0))),
                    ==, FERRY_REMEDY_ACTION_USE_ACTIVE);

  fail_step (check, FERRY_CHECK_PORT);
  ferry_check_picture_set_check (picture, check);
  g_assert_true (gtk_revealer_get_reveal_child (find_revealer (row)));

  ferry_check_picture_set_check (picture, other);
  g_assert_false (gtk_revealer_get_reveal_child (find_revealer (find_row (picture, 4))));
}

/* A family that the host does not have goes when that is known. */
static void
test_families (void)
{
  g_autoptr (FerryCheckPicture) picture = new_picture ();
  g_autoptr (FerryCheck) check = make_check (1, TRUE);
  g_autoptr (GPtrArray) groups = NULL;
  GtkWidget *section;

  ferry_check_picture_set_check (picture, check);
  groups = find_all (picture, FERRY_TYPE_CHECK_GROUP);
  g_assert_cmpuint (groups->len, ==, 2);
  section = gtk_widget_get_parent (g_ptr_array_index (groups, 1));
  g_assert_true (gtk_widget_get_visible (section));

  for (guint i = 0; i < check->steps->len; i++)
    {
      FerryCheckStep *step = g_ptr_array_index (check->steps, i);

      step->state = step->family == G_SOCKET_FAMILY_IPV6 ? FERRY_CHECK_SKIPPED : FERRY_CHECK_WORKS;
    }
  check->is_over = TRUE;
  ferry_check_picture_set_check (picture, check);
  g_assert_false (gtk_widget_get_visible (section));
}

static void
set_text_size (int percent)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * percent / 100, NULL);
}

static void
expect_within (GtkWidget *widget, GtkWidget *outer)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, outer, &bounds));
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (outer));
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (outer));
}

/* In a window of 560 there are 524 for it. */
static void
test_narrow (gconstpointer data)
{
  g_autoptr (FerryCheckPicture) picture = new_picture ();
  g_autoptr (FerryCheck) check = make_check (1, TRUE);
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GPtrArray) labels = NULL;
  int width;
  int height;

  set_text_size (GPOINTER_TO_INT (data));
  fail_step (check, FERRY_CHECK_EPSV);
  ferry_check_picture_set_check (picture, check);
  gtk_widget_measure (GTK_WIDGET (picture), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  g_assert_cmpint (width, <=, 524);
  gtk_widget_measure (GTK_WIDGET (picture), GTK_ORIENTATION_VERTICAL, 524, &height, NULL, NULL,
                      NULL);
  gtk_widget_size_allocate (GTK_WIDGET (picture), &(GtkAllocation){ 0, 0, 524, height }, -1);

  groups = find_all (picture, FERRY_TYPE_CHECK_GROUP);
  for (guint i = 0; i < groups->len; i++)
    {
      GtkWidget *group = g_ptr_array_index (groups, i);

      expect_within (group, GTK_WIDGET (picture));
      for (GtkWidget *child = gtk_widget_get_first_child (group); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        expect_within (child, group);
    }
  labels = find_all (picture, GTK_TYPE_LABEL);
  g_assert_cmpuint (labels->len, >, 60);
  for (guint i = 0; i < labels->len; i++)
    {
      GtkWidget *label = g_ptr_array_index (labels, i);

      if (gtk_widget_get_visible (label) &&
          gtk_widget_get_ancestor (label, GTK_TYPE_REVEALER) == NULL)
        expect_within (label, gtk_widget_get_parent (label));
    }
  set_text_size (100);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-picture/rows", test_rows);
  g_test_add_func ("/check-picture/why", test_why);
  g_test_add_func ("/check-picture/families", test_families);
  g_test_add_data_func ("/check-picture/narrow", GINT_TO_POINTER (100), test_narrow);
  g_test_add_data_func ("/check-picture/narrow-and-large-text", GINT_TO_POINTER (200), test_narrow);
  return g_test_run ();
}
