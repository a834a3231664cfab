/** Given and family names of many places; all people of the sandbox are made up of them. */
export const givenNames = words(`
  Aaliyah Abigail Adriana Aiko Aisha Alejandro Alice Amara Amelia Amir Ana Andre Anika Anna Antonio Arjun Asha Astrid Ava
  Beatriz Ben Bilal Bridget Bruno Camila Carlos Caroline Chidi Chloe Claire Clara Daniel Daniela David Deborah Deepa Diego
  Dina Dmitri Dolores Elena Eli Elif Elijah Emily Emma Esther Ethan Eva Fatima Felix Fiona Francesca Gabriel Gloria Grace
  Hana Hannah Hector Helen Hiro Ibrahim Imani Ines Ingrid Isaac Isabel Ivan Jacob Jada James Jasmine Javier Jean Jia Joel
  John Jonas Jorge Joseph Josie Juan Judith Julia Kaito Karen Kavya Keisha Kenji Khalid Kofi Laila Lars Laura Leah Lena Leo
  Lila Linda Lucas Lucia Luis Lydia Malik Marcus Margaret Maria Mariam Marisol Mark Martin Mary Mateo Maya Mei Mia Michael
  Miguel Mina Miriam Mohammed Monique Naomi Natalia Nathan Nia Nina Noah Noor Nora Olga Olivia Omar Oscar Pablo Paul Pedro
  Peter Precious Priya Rachel Rafael Rahul Ravi Rebecca Renee Rosa Ruth Sadia Sam Samira Sanjay Sara Sean Selma Simone Sofia
  Stella Sunita Tanya Teresa Thandi Thomas Tomas Tyrone Uma Valeria Victor Vikram Wanjiru Wei William Xiomara Yara Yasmin
  Yuki Yusuf Zainab Zoe`)

export const familyNames = words(`
  Abebe Abdi Acosta Adeyemi Ahmed Ali Allen Alvarez Andersson Baker Banerjee Barnes Bauer Begum Bell Bennett Brooks Brown
  Campbell Carter Castillo Chen Cho Clark Cohen Cole Collins Costa Cruz Davis Delgado Diallo Diaz Dixon Dubois Edwards Evans
  Fernandez Fischer Flores Foster Garcia Gomez Gonzalez Goldberg Gray Green Gupta Gutierrez Hall Hansen Harris Hassan Hayes
  Hernandez Hill Hoang Howard Hughes Hussain Ito Ivanova Jackson James Jensen Johnson Jones Joshi Kamau Kaplan Kaur Keller
  Kelly Khan Kim King Kowalski Kumar Larsen Lee Levy Lewis Li Lopez Mahmoud Martin Martinez Mbeki McCarthy Mendoza Meyer
  Miller Mitchell Mohamed Moore Morales Moreno Morgan Moyo Murphy Nakamura Navarro Nelson Nguyen Novak Nowak Obi Okafor
  Okonkwo Oliveira Ortiz Osei Owens Park Parker Patel Perez Petrov Phillips Popescu Price Quispe Rahman Ramirez Ramos Reed
  Reyes Rivera Roberts Robinson Rodriguez Rojas Romero Rossi Ruiz Russo Said Salazar Sanchez Santos Sato Schmidt Shah Sharma
  Silva Singh Smith Stewart Suzuki Tanaka Taylor Thomas Thompson Torres Tran Turner Vargas Vasquez Wagner Walker Wang Ward
  Washington Watson White Williams Wilson Wong Wood Wright Yamamoto Yang Yilmaz Young Zhang Zhou`)

function words(list: string): readonly string[] {
  return list.trim().split(/\s+/)
}
